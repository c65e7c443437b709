"""Reading versions of units, and what stands between units."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from cartable.engines.catalogue.models import CourseUnit, Exclusion, Prerequisite, UnitVersion

CLOSED = ("adopted", "replaced")
"""States of what everyone who reads units may read."""


def versions_of(unit: CourseUnit, *, every: bool) -> QuerySet[UnitVersion]:
    """The unit's versions, the latest year first; without ``every`` only those adopted once."""
    found = UnitVersion.objects.filter(unit=unit).select_related("unit", "year", "written_by", "decided_by", "campus")
    if not every:
        found = found.filter(state__in=CLOSED)
    return found.order_by("-year__starts_on", "-number")


def version_at(uuid: Any) -> UnitVersion | None:
    """The version with its unit, year, authors, shapes and competences."""
    return (
        UnitVersion.objects.filter(uuid=uuid)
        .select_related("unit__structure", "unit__in_charge", "year", "written_by", "decided_by", "campus")
        .prefetch_related("shapes", "competences__competence__framework")
        .first()
    )


def list_proposals(*, states: Iterable[str] = ("proposed",)) -> QuerySet[UnitVersion]:
    """Versions at these steps, those that wait longest first."""
    found = UnitVersion.objects.filter(state__in=states).select_related("unit__structure", "year", "written_by")
    return found.order_by("proposed_at", "unit__code")


def prerequisites_of(unit: CourseUnit) -> list[Prerequisite]:
    """What the unit wants before it, by alternative; one query."""
    rows = Prerequisite.objects.filter(unit=unit).select_related("wanted")
    return list(rows.order_by("advised", "alternative", "wanted__code"))


def opened_by(unit: CourseUnit) -> list[Prerequisite]:
    """The rules of the units that want this one; one query."""
    return list(Prerequisite.objects.filter(wanted=unit).select_related("unit").order_by("advised", "unit__code"))


def exclusions_of(unit: CourseUnit) -> list[tuple[CourseUnit, Exclusion]]:
    """The units that can't be held beside this one, with why; one query."""
    rows = (Exclusion.objects.filter(first=unit) | Exclusion.objects.filter(second=unit)).select_related(
        "first", "second"
    )
    pairs = [(row.second if row.first_id == unit.pk else row.first, row) for row in rows]
    return sorted(pairs, key=lambda pair: pair[0].code)
