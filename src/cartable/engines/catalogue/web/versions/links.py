"""From a unit, and from the list of units, to where units are kept."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.queries.guide import is_in_force
from cartable.engines.catalogue.queries.replacements import replaced_by, replaced_with
from cartable.engines.catalogue.queries.versions import exclusions_of, prerequisites_of
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import UnitLabel
from cartable.ui.lists import Action
from cartable.ui.moments import say_day


def unit_actions(actor: Any, unit: Any) -> list[Action]:
    """What the actor may do with a unit."""
    code = [unit.code]
    found = [Action(_("Versions"), reverse("catalogue:unit-versions", args=code), icon="history")]
    if is_in_force(unit, today()):
        found.append(Action(_("In the guide"), reverse("guide:unit", args=code), icon="library"))
    if is_allowed(actor, "unit.edit", unit):
        found.append(Action(_("Prerequisites and exclusions"), reverse("catalogue:unit-rules", args=code)))
    if is_allowed(actor, "unit.adopt", unit):
        if unit.withdrawn_on:
            found.append(Action(_("What replaces it"), reverse("catalogue:unit-replaced-by", args=code)))
            found.append(Action(_("Teach it again"), reverse("catalogue:unit-restore", args=code)))
        else:
            found.append(Action(_("Withdraw"), reverse("catalogue:unit-withdraw", args=code)))
    return found


def list_actions(actor: Any) -> list[Action]:
    """What the actor may do with all of them."""
    found = []
    if is_allowed(actor, "unit.adopt"):
        found.append(Action(_("Proposals"), reverse("catalogue:proposals")))
    found.append(Action(_("Competences"), reverse("catalogue:frameworks")))
    if is_allowed(actor, "unit.create"):
        found.append(Action(_("Synonyms of the guide"), reverse("catalogue:synonyms")))
        found.append(Action(_("Import, export"), reverse("catalogue:unit-import"), icon="upload"))
        found.append(Action(_("New unit"), reverse("catalogue:unit-new"), icon="plus", primary=True))
    return found


def unit_facts(unit: Any) -> list[tuple[Any, Any]]:
    """What stands between this unit and others, its end and what replaces it. Three queries, four once withdrawn."""
    sets: dict[bool, dict[int, list[str]]] = {False: {}, True: {}}
    for row in prerequisites_of(unit):
        sets[row.advised].setdefault(row.alternative, []).append(row.wanted.code)
    either = f" {gettext('or')} "
    found: list[tuple[Any, Any]] = []
    for advised, label in ((False, _("Prerequisites")), (True, _("Advised before"))):
        if sets[advised]:
            found.append((label, " ; ".join(either.join(codes) for codes in sets[advised].values())))
    if excluded := [other.code for other, _row in exclusions_of(unit)]:
        found.append((_("Excluded"), ", ".join(excluded)))
    if unit.withdrawn_on:
        found.append((_("Taught no more from"), say_day(unit.withdrawn_on, "year")))
        if taking := replaced_by(unit):
            found.append((_("Replaced by"), _labels(taking)))
    if gone := replaced_with(unit):
        found.append((_("Replaces"), _labels(gone)))
    return found


def _labels(units: list[Any]) -> Any:
    """Their codes, each leading to its page."""
    labels = [UnitLabel(one.code, one.category, reverse("catalogue:unit", args=[one.code])) for one in units]
    return format_html_join(" ", "{}", ((label,) for label in labels))
