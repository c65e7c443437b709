"""A placement's meetings, on the days of the calendar and at the instants of the campus's civil time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cartable.engines.calendar.api import Term
from cartable.engines.timetable.types import MeetingFigures, PlacementFigures

MINUTES_A_DAY = 24 * 60


def expand(term: Term, placements: Iterable[PlacementFigures], zone: ZoneInfo) -> Iterator[MeetingFigures]:
    """Every meeting of the placements, week by week and day by day.

    A meeting keeps its civil hour all term: when summer time ends, ten o'clock comes an hour later in UTC.
    """
    for placement in placements:
        first = placement.start * term.slot_minutes
        last = first + placement.length * term.slot_minutes
        for week in bits(placement.weeks):
            for weekday in bits(placement.days):
                day = term.starts_on + timedelta(weeks=week, days=weekday)
                yield MeetingFigures(
                    class_id=placement.class_id,
                    room_id=placement.room_id,
                    day=day,
                    starts_at=civil_instant(day, first, zone),
                    ends_at=civil_instant(day, last, zone),
                )


def bits(mask: int) -> Iterator[int]:
    """Positions of the bits that are set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def civil_instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The instant (UTC) when clocks in ``zone`` are ``minutes`` past midnight of ``day``; 1440 is the next midnight."""
    if minutes >= MINUTES_A_DAY:
        day, minutes = day + timedelta(days=minutes // MINUTES_A_DAY), minutes % MINUTES_A_DAY
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone).astimezone(UTC)
