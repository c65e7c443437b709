"""The rooms that terms may use, narrowed as a reader asks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from cartable.engines.places.api import Room, list_rooms
from cartable.engines.timetable.models import Publication, TermRoom


@dataclass(frozen=True, slots=True)
class RoomFilter:
    """What a reader asks: codes of a campus and of a building, a kind, a text to search; "" asks nothing."""

    campus: str = ""
    building: str = ""
    kind: str = ""
    text: str = ""


def rooms_of_terms(term_ids: Collection[int]) -> QuerySet[Room]:
    """The open rooms that these terms' timetables may use; all open rooms when the terms name none. One query."""
    rooms = list_rooms().filter(is_open=True)
    if TermRoom.objects.filter(term_id__in=term_ids).exists():
        named = TermRoom.objects.filter(term_id__in=term_ids).values("room_id")
        rooms = rooms.filter(pk__in=named)
    return rooms


def narrow(rooms: QuerySet[Room], asked: RoomFilter) -> QuerySet[Room]:
    """The rooms that answer the filter."""
    if asked.campus:
        rooms = rooms.filter(building__campus__code=asked.campus)
    if asked.building:
        rooms = rooms.filter(building__code=asked.building)
    if asked.kind:
        rooms = rooms.filter(kind=asked.kind)
    if asked.text.strip():
        rooms = rooms.filter(Q(code__icontains=asked.text.strip()) | Q(title__icontains=asked.text.strip()))
    return rooms


def teaching_weeks(term_id: int) -> int:
    """How many weeks of a published term are for teaching. One query."""
    held = Publication.objects.filter(term_id=term_id, withdrawn_at__isnull=True, term__weeks__kind="teaching")
    return held.count()
