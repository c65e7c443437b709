"""How much the rooms are used, over a span of days.

The frame that rates are reckoned on is 8 h to 20 h, Monday to Friday. A room can't be taken twice at once (the
database refuses it), so minutes add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import Count, DurationField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Sum

from cartable.engines.places.api import Room
from cartable.engines.timetable.models import Meeting, Placement
from cartable.engines.timetable.queries.wording import civil

RoomIds = Sequence[int] | QuerySet[Any, Any]
"""Row ids of rooms, or the query that gives them."""

FRAME_HOURS = range(8, 20)
FRAME_DAYS = 5
FEW_CLASSES = 3000
"""Up to so many, classes are named in the query; beyond, reading all of a solution's is quicker."""
FRAME_MINUTES = FRAME_DAYS * len(FRAME_HOURS) * 60


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open days, and how many weeks of classes they hold (what rates divide by)."""

    start: date
    end: date
    weeks: int


@dataclass(frozen=True, slots=True)
class HourUse:
    """Share of the rooms in use, 0 to 1, by ISO weekday (1 is Monday) and by hour of ``FRAME_HOURS``."""

    days: tuple[int, ...]
    shares: dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class RoomUse:
    """What one room was used for: minutes, meetings, and seats taken out of those offered while in use."""

    room_id: int
    minutes: int
    meetings: int
    seats_taken: int

    def rate(self, weeks: int) -> float:
        """Share of the frame in use, 0 to 1; may pass 1 for a room used at night or on Saturdays."""
        return self.minutes / (FRAME_MINUTES * weeks) if weeks else 0.0

    def fill(self, capacity: int) -> float | None:
        """Average share of its seats taken while in use; None when it wasn't used or has no seat."""
        offered = self.meetings * capacity
        return self.seats_taken / offered if offered else None


def hour_use(publication_ids: Sequence[int], span: Span, room_ids: RoomIds, *, rooms_count: int) -> HourUse:
    """The heat map of these rooms (how many is given), averaged over the weeks of the span. One query."""
    # Counted by instant, turned into the campus's hours here: there are few instants, whatever the number of rooms.
    instants = (
        _meetings(publication_ids, span, room_ids)
        .order_by()
        .values_list("day", "span__startswith", "span__endswith")
        .annotate(number=Count("*"))
    )
    minutes: dict[tuple[int, int], int] = {}
    for day, starts_at, ends_at, number in instants:
        for hour, shared in hours_covered(civil(starts_at).time(), civil(ends_at).time()).items():
            cell = (day.isoweekday(), hour)
            minutes[cell] = minutes.get(cell, 0) + shared * number
    whole = 60 * span.weeks * rooms_count
    used = {day for day, _ in minutes}
    days = tuple(day for day in range(1, 8) if day <= FRAME_DAYS or day in used)
    cells = [(day, hour) for day in days for hour in FRAME_HOURS]
    shares = {cell: minutes.get(cell, 0) / whole if whole else 0.0 for cell in cells}
    return HourUse(days, shares)


def hours_covered(starts: time, ends: time) -> dict[int, int]:
    """Minutes of each hour of the frame between two times of one day; an end at midnight is the day's end."""
    first = starts.hour * 60 + starts.minute
    last = ends.hour * 60 + ends.minute or 24 * 60
    shared = {hour: min(last, hour * 60 + 60) - max(first, hour * 60) for hour in FRAME_HOURS}
    return {hour: minutes for hour, minutes in shared.items() if minutes > 0}


def room_use(publication_ids: Sequence[int], span: Span, room_ids: RoomIds) -> dict[int, RoomUse]:
    """The use of each room that was used at all. Two queries."""
    length = ExpressionWrapper(F("span__endswith") - F("span__startswith"), output_field=DurationField())
    rows = list(
        _meetings(publication_ids, span, room_ids)
        .order_by()
        .values_list("room_id", "course_class_id", "publication__solution_id")
        .annotate(number=Count("id"), length=Sum(length))
    )
    taken = _seats_by_class({row[2] for row in rows}, {row[1] for row in rows})
    found: dict[int, RoomUse] = {}
    for room_id, class_id, solution_id, number, total in rows:
        before = found.get(room_id) or RoomUse(room_id, 0, 0, 0)
        found[room_id] = RoomUse(
            room_id,
            before.minutes + int(total.total_seconds()) // 60,
            before.meetings + number,
            before.seats_taken + number * taken.get((solution_id, class_id), 0),
        )
    return found


def rooms_in_use(publication_ids: Sequence[int], span: Span, room_ids: RoomIds) -> int:
    """How many of these rooms are used at all. One query."""
    held = Meeting.objects.filter(
        publication_id__in=publication_ids, day__gte=span.start, day__lt=span.end, room=OuterRef("pk")
    )
    return Room.objects.filter(Exists(held), pk__in=room_ids).count()


def _seats_by_class(solution_ids: set[int], class_ids: set[int]) -> dict[tuple[int, int], int]:
    rows = Placement.objects.filter(solution_id__in=solution_ids)
    if len(class_ids) <= FEW_CLASSES:
        rows = rows.filter(course_class_id__in=class_ids)
    counted = rows.values_list("solution_id", "course_class_id", "seats_count")
    return {(solution_id, class_id): number for solution_id, class_id, number in counted}


def _meetings(publication_ids: Sequence[int], span: Span, room_ids: RoomIds) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        publication_id__in=publication_ids, day__gte=span.start, day__lt=span.end, room_id__in=room_ids
    )
