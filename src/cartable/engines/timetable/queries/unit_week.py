"""A unit's classes in the timetables in force: when and where each usually meets, and its seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cartable.engines.timetable.models import Meeting, Placement
from cartable.engines.timetable.queries.meetings import ClassLabel, MeetingRow, read_meetings
from cartable.engines.timetable.queries.patterns import Pattern, fold
from cartable.engines.timetable.queries.publications import InForce, in_force_during

LOOK_AHEAD = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class PlacedClass:
    """A class of the unit; ``limit`` None: no limit."""

    label: ClassLabel
    patterns: tuple[Pattern, ...]
    taken: int
    limit: int | None


@dataclass(frozen=True, slots=True)
class UnitWeek:
    """The unit in one term's timetable."""

    publication: InForce
    classes: tuple[PlacedClass, ...]


def unit_weeks(unit_id: int, today: date) -> list[UnitWeek]:
    """The unit in the timetables in force whose term isn't over, the nearest first. Two queries a term at most."""
    found = (_unit_week(unit_id, publication) for publication in in_force_during(today, today + LOOK_AHEAD))
    return [week for week in found if week.classes]


def _unit_week(unit_id: int, publication: InForce) -> UnitWeek:
    held = Meeting.objects.filter(publication_id=publication.id, course_class__offering__unit_id=unit_id)
    meetings: dict[ClassLabel, list[MeetingRow]] = {}
    for row in read_meetings(held, with_teachers=False):
        meetings.setdefault(row.course_class, []).append(row)
    seats = _seats(unit_id, publication.solution_id) if meetings else {}
    ordered = sorted(meetings, key=lambda label: (label.kind, label.number, label.id))
    return UnitWeek(
        publication,
        tuple(PlacedClass(label, tuple(fold(meetings[label])), *seats[label.id]) for label in ordered),
    )


def _seats(unit_id: int, solution_id: int) -> dict[int, tuple[int, int | None]]:
    """For each class of the unit, the students that the solution gives it and its limit. One query."""
    placed = Placement.objects.filter(solution_id=solution_id, course_class__offering__unit_id=unit_id)
    rows = placed.values_list("course_class_id", "seats_count", "course_class__seats")
    return {class_id: (taken, limit) for class_id, taken, limit in rows}
