"""What can go wrong and be mended by someone: each text says what was wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in what was given.

    ``code`` is for machines and tests and never changes ("room.unknown"); ``where`` is the field, the file or the
    element; ``line`` counts from 1. The texts may be lazy: they are put into the reader's language when shown.
    """

    code: str
    what: Text
    where: Text = ""
    mend: Text = ""
    line: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The fault in the active language, as the API shows it."""
        return {
            "code": self.code,
            "what": str(self.what),
            "where": str(self.where),
            "mend": str(self.mend),
            "line": self.line,
        }

    def __str__(self) -> str:
        told = _("%(place)s: %(what)s") % {"place": self._place(), "what": self.what} if self.where else self.what
        return " ".join(part for part in (str(told), str(self.mend)) if part)

    def _place(self) -> Text:
        if self.line is None:
            return self.where
        return _("%(where)s, line %(line)d") % {"where": self.where, "line": self.line}


class Problem(Exception):
    """What every problem below has: a ``code`` for machines, a text for people, and how to mend it."""

    code = "problem"

    def __init__(self, what: Text, mend: Text = "", *, code: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.code = code or type(self).code

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.what, self.mend) if part)

    def as_dict(self) -> dict[str, Any]:
        """The problem in the active language, as the API shows it."""
        return {"code": self.code, "what": str(self.what), "mend": str(self.mend), "faults": []}


class InputRefused(Problem):
    """What was given can't be accepted; ``faults`` lists everything wrong, not only the first.

    Raises ValueError when made without a fault.
    """

    code = "input.refused"

    def __init__(self, faults: Iterable[Fault] | Fault) -> None:
        self.faults = [faults] if isinstance(faults, Fault) else list(faults)
        if not self.faults:
            raise ValueError("InputRefused needs at least one fault")
        super().__init__(_("What was given can't be accepted."), _("Correct the points listed, then try again."))

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)

    def as_dict(self) -> dict[str, Any]:
        """With each fault."""
        return {**Problem.as_dict(self), "faults": [fault.as_dict() for fault in self.faults]}


class NotAllowed(Problem):
    """The actor doesn't hold ``permission``; ``reason`` says which rule refuses and what would open it."""

    code = "not.allowed"

    def __init__(self, permission: str, reason: Text = "") -> None:
        self.permission = permission
        self.reason = reason or _("No rule of this institution opens this to you.")
        super().__init__(_("You may not do this."), self.reason)

    def as_dict(self) -> dict[str, Any]:
        """With the permission that lacks."""
        return {**Problem.as_dict(self), "permission": self.permission}


class NotFound(Problem):
    """Nothing answers to the key given (or the actor may not even know that it exists)."""

    code = "not.found"

    def __init__(self, what: Text = "", mend: Text = "", *, code: str | None = None) -> None:
        super().__init__(
            what or _("There is nothing at this address."),
            mend or _("It may have been removed: go back to the list and look again."),
            code=code,
        )


class Conflict(Problem):
    """The act contradicts the present state: someone was quicker, or something stands in the way."""

    code = "conflict"
