"""Programmes and regulations, as pages say them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import Programme, Regulation, programmes, regulations
from cartable.kernel.languages import reader_language
from cartable.ui.cells import Status

PROGRAMME_KINDS: dict[str, str | Promise] = {
    "foundation": _("Foundation cycle"),
    "engineer": _("Engineering degree"),
    "master": _("Master"),
    "diploma": _("University diploma"),
}
STATES: dict[str, tuple[str, str | Promise]] = {
    "draft": ("wait", _("Draft")),
    "adopted": ("ok", _("In force")),
    "replaced": ("none", _("Replaced")),
}
ORIGINS: dict[str, str | Promise] = {
    "unit": _("Units followed here"),
    "equivalence": _("Equivalences"),
    "mobility": _("Mobilities"),
    "internship": _("Internships"),
    "experience": _("Validated experience"),
}
REQUIREMENT_KINDS: dict[str, str | Promise] = {
    "credits": _("Credits of some kind"),
    "units": _("Units of a list"),
    "total": _("Credits in all"),
    "all": _("A group: all of it"),
    "some": _("A choice: some of it"),
    "language": _("A certified language level"),
    "pix": _("Pix points"),
    "abroad": _("Weeks abroad"),
    "internship": _("Weeks of internship"),
    "block": _("Credits that teach a competence"),
}
REQUIREMENT_HELP: dict[str, str | Promise] = {
    "credits": _("So many credits of categories, levels, profiles, languages or units that you name."),
    "units": _("One or several units of a list, or all of it."),
    "total": _("So many credits, whatever they are."),
    "all": _("Several requirements, all to be met; a unit may be let count in one of them only."),
    "some": _("Several requirements, of which a number is enough."),
    "language": _("A level on the European scale, certified."),
    "pix": _("A score at the certification of digital skills."),
    "abroad": _("Time spent abroad, in studies or in internship."),
    "internship": _("Time spent in internships."),
    "block": _("So many credits of units that teach one competence, or one of its block."),
}


def programme_address(programme: Programme) -> str:
    """The programme's page."""
    return reverse("catalogue:programme", args=[programme.code])


def regulation_address(regulation: Regulation, page: str = "regulation") -> str:
    """A page of the regulation."""
    return reverse(f"catalogue:{page}", args=[regulation.uuid])


def state_of(regulation: Regulation) -> Status:
    """Its state as a pastille."""
    return Status(*STATES[regulation.state])


def version_name(regulation: Regulation) -> str:
    """“Entry 2026, version 2”."""
    return gettext("Entry %(year)d, version %(number)d") % {"year": regulation.entry_year, "number": regulation.number}


def read(regulation: Regulation) -> regulations.Requirement:
    """Its tree."""
    return regulations.parse(regulation.tree, draft=True)


def tree_context(regulation: Regulation) -> dict[str, Any]:
    """What ``parts/asked.html`` shows: the tree in words, and drawn."""
    tree, spoken = read(regulation), reader_language()
    if not tree.title(spoken) and tree.of:
        programme = regulation.programme
        tree = replace(tree, title_fr=programme.title_fr, title_en=programme.title_en)
    names = programmes.competence_titles(spoken)
    categories = {node.key: regulations.category_of(node) for node in regulations.walk(tree)}
    return {
        "outline": _rows(regulations.outline(tree, spoken, names), categories),
        "picture": regulations.draw(tree, spoken, names=names),
        "texts": regulation.text_en or regulation.text_fr if spoken == "en" else regulation.text_fr,
    }


def _rows(one: regulations.Outline, categories: dict[str, str]) -> dict[str, Any]:
    return {
        "key": one.key,
        "text": one.text,
        "detail": one.detail,
        "category": categories[one.key],
        "parts": [_rows(part, categories) for part in one.parts],
    }
