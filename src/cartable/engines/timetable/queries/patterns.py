"""When a class usually meets: its dated meetings folded into weekday, hours and room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from cartable.engines.timetable.queries.meetings import MeetingRow


@dataclass(frozen=True, slots=True)
class Pattern:
    """Meetings on one weekday (0 is Monday), at the same hours, in the same room."""

    weekday: int
    starts: time
    ends: time
    place: str
    first: date
    last: date
    number: int


def fold(meetings: Iterable[MeetingRow]) -> list[Pattern]:
    """The patterns of a class's meetings, by weekday and hour."""
    groups: dict[tuple[int, time, time, str], list[date]] = {}
    for row in meetings:
        key = (row.day.weekday(), row.starts_at.time(), row.ends_at.time(), str(row.place or ""))
        groups.setdefault(key, []).append(row.day)
    return [Pattern(*key, min(days), max(days), len(days)) for key, days in sorted(groups.items())]
