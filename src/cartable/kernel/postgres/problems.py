"""What goes wrong with a database, told so that it can be mended."""

from __future__ import annotations

from collections.abc import Callable


class DatabaseUnavailable(Exception):
    """The database can't be used: ``what`` is wrong, ``mend`` says what to do.

    Both are templates in English, filled with ``facts``: whoever shows them translates them first, by ``told``,
    since this must work before anything that knows languages is loaded.
    """

    def __init__(self, what: str, mend: str, **facts: object) -> None:
        self._templates = (what, mend)
        self._facts = facts
        super().__init__(" ".join(part for part in (self.what, self.mend) if part))

    @property
    def what(self) -> str:
        """What is wrong, in English."""
        return self.told(str)[0]

    @property
    def mend(self) -> str:
        """What to do, in English."""
        return self.told(str)[1]

    def told(self, translate: Callable[[str], str]) -> tuple[str, str]:
        """What is wrong and what to do, in the language of ``translate``."""
        what, mend = (translate(template) % self._facts for template in self._templates)
        return what, mend
