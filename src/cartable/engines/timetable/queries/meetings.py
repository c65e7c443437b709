"""Meetings as rows: a class, a span, a place, who teaches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from cartable.engines.catalogue.api import ClassTeacher, class_name, group_name
from cartable.engines.timetable.models import Meeting
from cartable.engines.timetable.queries.wording import civil, person_name
from cartable.kernel.languages import in_language

COLUMNS = (
    "uuid",
    "publication_id",
    "day",
    "span",
    "course_class_id",
    "course_class__uuid",
    "course_class__offering__unit__code",
    "course_class__offering__unit__title_fr",
    "course_class__offering__unit__title_en",
    "course_class__offering__unit__category",
    "course_class__subpart__kind",
    "course_class__number",
    "room__code",
    "room__title",
    "room__building__title",
)
"""What a row tells, and no more: pages read many of them."""


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

    @property
    def group(self) -> str:
        """« TD 2 »."""
        return group_name(self.kind, self.number)

    @property
    def name(self) -> str:
        """« IF28 TD 2 »."""
        return class_name(self.code, self.kind, self.number)


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
    """The meetings as rows, in order. One query, two with the teachers' names."""
    found = list(meetings.order_by("span", "course_class_id").values_list(*COLUMNS))
    teachers = _teachers({row[4] for row in found}) if with_teachers else {}
    labels: dict[int, ClassLabel] = {}
    places: dict[str, PlaceLabel] = {}
    rows = []
    for key, publication_id, day, span, class_id, *of_class, room, room_title, building in found:
        if class_id not in labels:
            labels[class_id] = _label(class_id, *of_class)
        if room is not None and room not in places:
            places[room] = PlaceLabel(room, room_title, building)
        rows.append(
            MeetingRow(
                uuid=key,
                publication_id=publication_id,
                course_class=labels[class_id],
                day=day,
                starts_at=civil(span.lower),
                ends_at=civil(span.upper),
                place=places.get(room),
                teachers=teachers.get(class_id, ()),
            )
        )
    return rows


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


def _label(
    class_id: int, key: UUID, code: str, title_fr: str, title_en: str, category: str, kind: str, number: int
) -> ClassLabel:
    return ClassLabel(class_id, key, code, in_language(title_fr, title_en), category, kind, number)


def _teachers(class_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Who teaches each class, by name."""
    rows = ClassTeacher.objects.filter(course_class_id__in=class_ids).order_by("person__name_key", "person_id")
    names: dict[int, tuple[str, ...]] = {}
    for class_id, given, family in rows.values_list("course_class_id", "person__given_name", "person__family_name"):
        names[class_id] = (*names.get(class_id, ()), person_name(given, family))
    return names
