"""What a cell that can't be read says of itself."""

from __future__ import annotations

from cartable.kernel.problems import Text


class Unreadable(Exception):
    """A cell that can't be read: what is wrong, and how to mend it."""

    def __init__(self, what: Text, mend: Text) -> None:
        super().__init__(str(what))
        self.what, self.mend = what, mend
