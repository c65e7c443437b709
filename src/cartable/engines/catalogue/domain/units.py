"""Creating course units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.models import CourseUnit
from cartable.engines.catalogue.types import UnitRow
from cartable.kernel.audit import insert_many
from cartable.kernel.problems import Fault, InputRefused

MAX_CODE = 40
MAX_TITLE = 200


def create_units(*, rows: Iterable[UnitRow]) -> list[CourseUnit]:
    """Create the units, all or none.

    Raises InputRefused with a fault per unit that can't be: a code missing, too long, given twice or in use already;
    a title missing or too long; a category that doesn't exist; a negative number.
    """
    drafts = list(rows)
    faults = [fault for draft in drafts for fault in _faults_of(draft)] + _taken_codes(drafts)
    if faults:
        raise InputRefused(faults)
    return insert_many(CourseUnit, (CourseUnit(**_fields(draft)) for draft in drafts))


def _fields(draft: UnitRow) -> dict[str, object]:
    return {name: getattr(draft, name) for name in UnitRow.__slots__}


def _faults_of(draft: UnitRow) -> list[Fault]:
    faults = []
    where = draft.code or "?"
    if not draft.code.strip() or len(draft.code) > MAX_CODE:
        faults.append(
            Fault("unit.code", _("The code of the unit is missing or too long."), where, _("Give 1 to 40 characters."))
        )
    if not draft.title_fr.strip() or max(len(draft.title_fr), len(draft.title_en)) > MAX_TITLE:
        faults.append(
            Fault(
                "unit.title", _("The title of the unit is missing or too long."), where, _("Give 1 to 200 characters.")
            )
        )
    if draft.category not in CourseUnit.Category.values:
        known = ", ".join(CourseUnit.Category.values)
        faults.append(
            Fault(
                "unit.category",
                format_lazy(_("The category “{name}” doesn't exist."), name=draft.category),
                where,
                format_lazy(_("Choose one of: {known}."), known=known),
            )
        )
    if min(draft.credits, draft.lecture_minutes, draft.tutorial_minutes, draft.lab_minutes) < 0:
        faults.append(Fault("unit.negative", _("Credits and hours can't be negative."), where, _("Give 0 or more.")))
    return faults


def _taken_codes(drafts: list[UnitRow]) -> list[Fault]:
    count = Counter(draft.code for draft in drafts)
    existing = set(CourseUnit.objects.filter(code__in=count).values_list("code", flat=True))
    twice = [code for code, times in count.items() if times > 1]
    return [
        Fault("unit.twice", _("The code is given to several units."), code, _("Give each unit its own code."))
        for code in twice
    ] + [
        Fault(
            "unit.taken", _("A unit already has this code."), code, _("Choose another code, or use the existing unit.")
        )
        for code in sorted(existing)
    ]
