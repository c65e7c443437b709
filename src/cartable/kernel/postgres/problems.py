"""What goes wrong with a database, told so that it can be mended."""

from __future__ import annotations


class DatabaseUnavailable(Exception):
    """The database can't be used: ``what`` is wrong, ``mend`` says what to do."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what} {mend}")
        self.what = what
        self.mend = mend
