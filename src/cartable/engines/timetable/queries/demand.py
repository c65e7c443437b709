"""Who sits where in a solution: the biggest classes, the students with clashes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery

from cartable.engines.people.api import Person, visible_people
from cartable.engines.timetable.models import Placement, StudentClash
from cartable.engines.timetable.queries.meetings import ClassLabel, label_of


@dataclass(frozen=True, slots=True)
class BigClass:
    """A class, its students, its limit (None: none) and the room it is in ("" without)."""

    label: ClassLabel
    taken: int
    limit: int | None
    room: str
    capacity: int | None


def biggest_classes(solution_id: int, *, limit: int) -> list[BigClass]:
    """The classes with most students. One query."""
    placed = Placement.objects.filter(solution_id=solution_id, seats_count__gt=0).select_related(
        "course_class__subpart", "course_class__offering__unit", "room"
    )
    found = [_big(row) for row in placed.order_by(F("seats_count").desc(nulls_last=True), "course_class_id")[:limit]]
    return sorted(found, key=lambda row: (-row.taken, row.label.code, row.label.id))


def clashing_people(solution_id: int) -> QuerySet[Any]:
    """The people with clashes, each with ``number`` of them."""
    return Person.objects.filter(clashes__solution_id=solution_id).annotate(number=Count("clashes"))


def known_clashing_people(solution_id: int, account: Any) -> QuerySet[Any]:
    """Those of them whose name the account may read."""
    # By way of a scalar subquery, so that the question is asked of these people only, not of the whole university.
    known = Person.objects.filter(visible_people(account), pk=OuterRef("pk")).order_by().values("pk")
    return clashing_people(solution_id).filter(pk=Subquery(known[:1]))


def with_clashes(people: QuerySet[Any], solution_id: int) -> QuerySet[Any]:
    """The people with their clashes in the solution and what names the classes: one query more, whatever the number."""
    found = StudentClash.objects.filter(solution_id=solution_id).order_by("id")
    sides = ("first__subpart", "first__offering__unit", "second__subpart", "second__offering__unit")
    return people.prefetch_related(Prefetch("clashes", queryset=found.select_related(*sides), to_attr="found_clashes"))


def _big(row: Placement) -> BigClass:
    return BigClass(
        label=label_of(row.course_class),
        taken=row.seats_count,
        limit=row.course_class.seats,
        room=str(row.room) if row.room else "",
        capacity=row.room.capacity if row.room else None,
    )
