"""One class: when and where it meets, who teaches it, who sits in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cartable.engines.timetable.models import Meeting, Placement, Seat
from cartable.engines.timetable.queries.meetings import ClassLabel, MeetingRow, label_of, read_meetings
from cartable.engines.timetable.queries.publications import InForce, find_in_force


@dataclass(frozen=True, slots=True)
class Sibling:
    """A parallel class of the same subpart; ``limit`` None: no limit."""

    label: ClassLabel
    taken: int
    limit: int | None


@dataclass(frozen=True, slots=True)
class ClassSheet:
    """What a class's page shows. ``publication`` None: nothing is published, so no date and no seat."""

    label: ClassLabel
    publication: InForce | None
    term_code: str
    term_title: str
    limit: int | None
    taken: int
    teachers: tuple[str, ...]
    meetings: tuple[MeetingRow, ...]
    siblings: tuple[Sibling, ...]


def class_sheet(course_class: Any) -> ClassSheet:
    """The sheet of a class (a ``catalogue.CourseClass``). At most fourteen queries, whatever the numbers."""
    publication = find_in_force(course_class.term_id)
    family = list(
        type(course_class)
        .objects.filter(subpart_id=course_class.subpart_id)
        .select_related("subpart", "offering__unit", "term")
        .order_by("number")
    )
    taken = seats_taken(publication.solution_id, [row.pk for row in family]) if publication else {}
    meetings: list[MeetingRow] = []
    if publication:
        held = Meeting.objects.filter(publication_id=publication.id, course_class_id=course_class.pk)
        meetings = read_meetings(held, with_teachers=False)
    own = next(row for row in family if row.pk == course_class.pk)
    return ClassSheet(
        label=label_of(own),
        publication=publication,
        term_code=own.term.code,
        term_title=publication.term_title if publication else str(own.term),
        limit=own.seats,
        taken=taken.get(own.pk, 0),
        teachers=teacher_names(own),
        meetings=tuple(meetings),
        siblings=tuple(
            Sibling(label_of(row), taken.get(row.pk, 0), row.seats) for row in family if row.pk != course_class.pk
        ),
    )


def seats_taken(solution_id: int, class_ids: Sequence[int]) -> dict[int, int]:
    """How many students each class holds in a solution; classes without any are left out. One query."""
    rows = Placement.objects.filter(solution_id=solution_id, course_class_id__in=class_ids, seats_count__gt=0)
    return dict(rows.values_list("course_class_id", "seats_count"))


def roster(course_class_id: int, solution_id: int) -> QuerySet[Seat]:
    """The seats of a class with their students, by name."""
    return (
        Seat.objects.filter(course_class_id=course_class_id, solution_id=solution_id)
        .select_related("person")
        .order_by("person__name_key", "person_id")
    )


def teacher_names(course_class: Any) -> tuple[str, ...]:
    """Who teaches the class, by name. One query."""
    people = course_class.teachers.order_by("person__name_key", "person_id")
    names = people.values_list("person__given_name", "person__family_name")
    return tuple(f"{given} {family}".strip() for given, family in names)
