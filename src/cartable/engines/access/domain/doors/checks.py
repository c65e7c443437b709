"""What is refused in the values of doors, groups and controllers, with the words for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Conflict, Fault, InputRefused

DOOR_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
RESERVED = ("new", "import")
"""Words that the addresses of pages use."""
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


class DoorTaken(Conflict):
    """Another door, group of doors or controller has that code."""

    code = "door.taken"


def refuse(faults: Iterable[Fault]) -> None:
    """Raises InputRefused when there is a fault."""
    found = list(faults)
    if found:
        raise InputRefused(found)


def taken(code: str) -> DoorTaken:
    """The refusal of a code that is used."""
    what = format_lazy(_("The code “{code}” is used already."), code=code)
    return DoorTaken(what, _("Choose another one."))


def door_code_faults(code: str, line: int | None = None) -> list[Fault]:
    """A fault when ``code`` isn't 1 to 60 letters without accent, figures, dots, hyphens, underscores."""
    if DOOR_CODE.fullmatch(code) and code not in RESERVED:
        return []
    what = format_lazy(_("“{code}” is no code of a door."), code=code[:60])
    mend = _("Use 1 to 60 letters without accent, figures, dots, hyphens or underscores.")
    return [Fault("code.form", what, "code", mend, line)]


def slug_faults(code: str) -> list[Fault]:
    """A fault when ``code`` isn't 1 to 60 small letters without accent, figures, hyphens or underscores."""
    if SLUG.fullmatch(code) and code not in RESERVED:
        return []
    what = format_lazy(_("“{code}” is no code."), code=code[:60])
    mend = _("Use 1 to 60 small letters without accent, figures, hyphens or underscores.")
    return [Fault("code.form", what, "code", mend)]


def title_faults(title_fr: str, title_en: str = "", line: int | None = None) -> list[Fault]:
    """Faults of a French title, which may not be empty, and an English one; 200 characters each."""
    faults = []
    if not title_fr:
        faults.append(Fault("title.missing", _("The French title is missing."), "title_fr", _("Write it."), line))
    for field, text in (("title_fr", title_fr), ("title_en", title_en)):
        if len(text) > 200:
            mend = _("Keep to 200 characters.")
            faults.append(Fault("text.too_long", _("The title is too long."), field, mend, line))
    return faults


def reason_faults(reason: str) -> list[Fault]:
    """A fault when nobody said why."""
    if reason.strip():
        return []
    return [Fault("reason.missing", _("The reason is missing."), "reason", _("Write why: it stays in the history."))]
