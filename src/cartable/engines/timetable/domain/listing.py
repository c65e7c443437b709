"""What the programming interface lists: rows and plain values."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import class_facts
from cartable.engines.timetable.models import Placement, Publication, Solution, SolveRun
from cartable.kernel.lazy_rows import LazyRows


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A class's placement; days and weeks as strings of 0 and 1, the first for Monday and for the first week."""

    class_uuid: UUID
    label: str
    days: str
    weeks: str
    start: int
    length: int
    room: str | None


def list_solutions(*, term: Term) -> QuerySet[Solution]:
    """A term's timetables, the newest first."""
    return Solution.objects.filter(term=term).order_by("-number")


def list_runs(*, term: Term) -> QuerySet[SolveRun]:
    """A term's computations, the newest first."""
    return SolveRun.objects.filter(term=term).select_related("term", "job", "solution")


def list_publications(*, term: Term) -> QuerySet[Publication]:
    """The versions of a term's timetable, the newest first."""
    return Publication.objects.filter(term=term).select_related("solution").order_by("-version")


def list_placements(*, solution: Solution) -> LazyRows[PlacementLine]:
    """A timetable's placements by unit, kind and number. A slice takes three queries, and the count one."""
    rows = Placement.objects.filter(solution=solution).order_by(
        "course_class__offering__unit__code", "course_class__subpart__kind", "course_class__number", "course_class_id"
    )
    values = rows.values_list("course_class_id", "days", "weeks", "start", "length", "room__code")
    return LazyRows(values, lambda found: _lines(found, solution.term))


def _lines(found: list[tuple[int, int, int, int, int, str | None]], term: Term) -> list[PlacementLine]:
    facts = class_facts(class_ids=[row[0] for row in found])
    return [
        PlacementLine(
            class_uuid=UUID(facts[class_id].uuid),
            label=facts[class_id].label,
            days=mask_text(days, term.days_count),
            weeks=mask_text(weeks, term.weeks_count),
            start=start,
            length=length,
            room=room,
        )
        for class_id, days, weeks, start, length, room in found
    ]


def mask_text(mask: int, length: int) -> str:
    """A bit mask as text, bit 0 first: ``mask_text(0b101, 5)`` is ``10100``."""
    return "".join("1" if mask >> bit & 1 else "0" for bit in range(length))
