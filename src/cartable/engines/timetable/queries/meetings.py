"""Meetings as rows: a class, a span, a place, who teaches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from cartable.engines.timetable.models import Meeting
from cartable.engines.timetable.queries.wording import civil, in_language, person_name


@dataclass(frozen=True, slots=True)
class ClassLabel:
    """What names a class: ``IF28``, ``td``, ``2``; ``category`` is the unit's (cs tm ec me ht st)."""

    id: int
    uuid: UUID
    code: str
    title: str
    category: str
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """What names a room."""

    code: str
    title: str
    building: str

    def __str__(self) -> str:
        return self.title or self.code


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A class meeting once; instants are in the campus's civil time, ``ends_at`` excluded."""

    uuid: UUID
    publication_id: int
    course_class: ClassLabel
    day: date
    starts_at: datetime
    ends_at: datetime
    place: PlaceLabel | None
    teachers: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    def overlaps(self, other: MeetingRow) -> bool:
        """Whether the two share an instant."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def meetings_between(publication_ids: Sequence[int], start: date, end: date) -> QuerySet[Meeting]:
    """Meetings of these publications from ``start`` up to but not including ``end``."""
    return Meeting.objects.filter(publication_id__in=publication_ids, day__gte=start, day__lt=end)


def read_meetings(meetings: QuerySet[Meeting], *, with_teachers: bool = True) -> list[MeetingRow]:
    """The meetings as rows, in order. One query, three with the teachers' names."""
    found = meetings.select_related("course_class__subpart", "course_class__offering__unit", "room__building").order_by(
        "span", "course_class_id"
    )
    if with_teachers:
        found = found.prefetch_related("course_class__teachers__person")
    return [_row(meeting, with_teachers) for meeting in found]


def total_minutes(rows: Iterable[MeetingRow]) -> int:
    """Minutes of class in all, clashes counted twice."""
    return sum(row.minutes for row in rows)


def label_of(course_class: object) -> ClassLabel:
    """The label of a class read with its subpart, offering and unit."""
    unit = course_class.offering.unit  # type: ignore[attr-defined]
    return ClassLabel(
        id=course_class.pk,  # type: ignore[attr-defined]
        uuid=course_class.uuid,  # type: ignore[attr-defined]
        code=unit.code,
        title=in_language(unit.title_fr, unit.title_en),
        category=unit.category,
        kind=course_class.subpart.kind,  # type: ignore[attr-defined]
        number=course_class.number,  # type: ignore[attr-defined]
    )


def _row(meeting: Meeting, with_teachers: bool) -> MeetingRow:
    room = meeting.room
    teachers: tuple[str, ...] = ()
    if with_teachers:
        people = sorted(
            (teacher.person for teacher in meeting.course_class.teachers.all()),
            key=lambda person: (person.name_key, person.pk),
        )
        teachers = tuple(person_name(person.given_name, person.family_name) for person in people)
    return MeetingRow(
        uuid=meeting.uuid,
        publication_id=meeting.publication_id,
        course_class=label_of(meeting.course_class),
        day=meeting.day,
        starts_at=civil(meeting.span.lower),
        ends_at=civil(meeting.span.upper),
        place=PlaceLabel(room.code, room.title, room.building.title) if room else None,
        teachers=teachers,
    )
