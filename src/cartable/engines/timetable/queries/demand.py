"""Who sits where in a solution: the biggest classes, the students with clashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from cartable.engines.timetable.models import Placement, Seat, StudentClash
from cartable.engines.timetable.queries.meetings import ClassLabel, label_of


@dataclass(frozen=True, slots=True)
class BigClass:
    """A class, its students, its limit (None: none) and the room it is in ("" without)."""

    label: ClassLabel
    taken: int
    limit: int | None
    room: str
    capacity: int | None


@dataclass(frozen=True, slots=True)
class ClashingStudent:
    """A student and the pairs of classes that clash."""

    person_uuid: UUID
    person_code: str
    name: str
    pairs: tuple[tuple[ClassLabel, ClassLabel], ...]


def biggest_classes(solution_id: int, *, limit: int) -> list[BigClass]:
    """The classes with most students. Two queries."""
    rows = Seat.objects.filter(solution_id=solution_id).order_by()
    counted = rows.values_list("course_class_id").annotate(number=Count("id"))
    taken = dict(counted.order_by("-number", "course_class_id")[:limit])
    placed = Placement.objects.filter(solution_id=solution_id, course_class_id__in=taken).select_related(
        "course_class__subpart", "course_class__offering__unit", "room"
    )
    found = [_big(row, taken[row.course_class_id]) for row in placed]
    return sorted(found, key=lambda row: (-row.taken, row.label.code, row.label.id))


def clashing_people(solution_id: int) -> QuerySet[StudentClash, Any]:
    """One row a student with clashes: ``person_id``, names, ``number`` of clashes."""
    return (
        StudentClash.objects.filter(solution_id=solution_id)
        .values("person_id", "person__uuid", "person__code", "person__family_name", "person__given_name")
        .annotate(number=Count("id"))
        .order_by("-number", "person__family_name", "person__given_name", "person_id")
    )


def clashes_of(solution_id: int, person_ids: Sequence[int]) -> dict[int, list[tuple[ClassLabel, ClassLabel]]]:
    """The clashing pairs of these students. One query."""
    rows = StudentClash.objects.filter(solution_id=solution_id, person_id__in=person_ids).select_related(
        "first__subpart", "first__offering__unit", "second__subpart", "second__offering__unit"
    )
    found: dict[int, list[tuple[ClassLabel, ClassLabel]]] = {}
    for row in rows.order_by("id"):
        found.setdefault(row.person_id, []).append((label_of(row.first), label_of(row.second)))
    return found


def _big(row: Placement, taken: int) -> BigClass:
    return BigClass(
        label=label_of(row.course_class),
        taken=taken,
        limit=row.course_class.seats,
        room=str(row.room) if row.room else "",
        capacity=row.room.capacity if row.room else None,
    )
