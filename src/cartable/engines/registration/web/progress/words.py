"""Requirements in words, for pages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import regulations
from cartable.kernel.languages import reader_language
from cartable.ui.cells import Status
from cartable.ui.moments import say_number

ORIGIN_TITLES = {
    "unit": _("Unit followed"),
    "equivalence": _("Equivalence"),
    "mobility": _("Mobility"),
    "internship": _("Internship"),
    "experience": _("Experience"),
}
EXEMPTION_TITLES = {
    "waived": _("Waiver"),
    "lowered": _("Lower minimum"),
    "admitted": _("Unit let count"),
}
BEYOND = ("language", "pix", "abroad", "internship")
"""Kinds that no credit meets."""


def node_title(requirement: Any) -> str:
    """Its own title in the reader's language, else what it asks."""
    return regulations.label(requirement, reader_language())


def node_asks(requirement: Any) -> str:
    """What a requirement with a title asks, when the title and the figures don't tell it."""
    if not requirement.title(reader_language()) or requirement.kind not in ("credits", "units", "some", "block"):
        return ""
    where = getattr(requirement, "where", None)
    if where is not None and (where.tags or not (where.level_from or where.language or where.units or where.origins)):
        return ""  # profile tags are codes: the title says what they mean
    return regulations.phrase(requirement, reader_language())


def node_status(judged: Any) -> Status:
    """Satisfied, waived, complete once what is under way is passed, or what lacks."""
    if judged.state == "waived":
        return Status("ok", _("waived"))
    if judged.state == "satisfied":
        return Status("ok", _("acquired"))
    if judged.state == "in_progress":
        return Status("info", _("complete if all is passed"))
    return Status("wait", lacking_text(judged))


def lacking_text(judged: Any) -> str:
    """« il manque 18 crédits », in the measure of the requirement."""
    number = judged.lacking
    shown = {"number": say_number(number)}
    match judged.measure:
        case "credits":
            return ngettext("%(number)s credit missing", "%(number)s credits missing", number) % shown
        case "units":
            return ngettext("%(number)s unit missing", "%(number)s units missing", number) % shown
        case "points":
            return ngettext("%(number)s point missing", "%(number)s points missing", number) % shown
        case "weeks":
            return ngettext("%(number)s week missing", "%(number)s weeks missing", number) % shown
        case "level":
            return gettext("to be certified")
    return gettext("not complete")
