"""What changes from one solution of a term to another: classes moved, students given another group or hurt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from cartable.engines.catalogue.api import CourseClass
from cartable.engines.timetable.models import Placement, Seat, StudentClash
from cartable.engines.timetable.queries.meetings import ClassLabel, label_of

Where = tuple[int, int, int, int]
"""Days, weeks, start, length."""


@dataclass(frozen=True, slots=True)
class Differences:
    """From a solution to another.

    ``moved``: ids of the classes at another time; ``rehoused``: at the same time in another room; ``reseated``:
    students with a class that they didn't have; ``hurt`` and ``relieved``: person ids of the students with more
    clashes, and with fewer.
    """

    moved: frozenset[int]
    rehoused: frozenset[int]
    reseated: int
    hurt: frozenset[int]
    relieved: frozenset[int]


def differences(before_id: int, after_id: int) -> Differences:
    """Five queries. A class that only one of the two places counts as moved."""
    before, after = _places(before_id), _places(after_id)
    times = {key for key in before.keys() | after.keys() if _time(before.get(key)) != _time(after.get(key))}
    rooms = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    was, now = _clashes(before_id), _clashes(after_id)
    people = was.keys() | now.keys()
    return Differences(
        moved=frozenset(times),
        rehoused=frozenset(rooms - times),
        reseated=_reseated(before_id, after_id),
        hurt=frozenset(one for one in people if now.get(one, 0) > was.get(one, 0)),
        relieved=frozenset(one for one in people if now.get(one, 0) < was.get(one, 0)),
    )


def _places(solution_id: int) -> dict[int, tuple[Where, int | None]]:
    rows = Placement.objects.filter(solution_id=solution_id).values_list(
        "course_class_id", "days", "weeks", "start", "length", "room_id"
    )
    return {class_id: ((days, weeks, start, length), room) for class_id, days, weeks, start, length, room in rows}


def _time(place: tuple[Where, int | None] | None) -> Where | None:
    return place[0] if place else None


def _clashes(solution_id: int) -> dict[int, int]:
    rows: Iterable[tuple[int, int]] = (
        StudentClash.objects.filter(solution_id=solution_id)
        .order_by()
        .values_list("person_id")
        .annotate(number=Count("id"))
    )
    return dict(rows)


def _reseated(before_id: int, after_id: int) -> int:
    had = Seat.objects.filter(solution_id=before_id, person=OuterRef("person"), course_class=OuterRef("course_class"))
    new = Seat.objects.filter(solution_id=after_id).filter(~Exists(had)).order_by()
    return new.values("person").distinct().count()


def labels_of(class_ids: Iterable[int], *, limit: int) -> list[ClassLabel]:
    """The first of these classes by name. One query."""
    rows = CourseClass.objects.filter(pk__in=set(class_ids)).select_related("subpart", "offering__unit")
    return [label_of(row) for row in rows.order_by("offering__unit__code", "subpart__kind", "number")[:limit]]
