"""Times when rooms are closed: works, maintenance, an examination of the fire alarm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartable_demo.plan.teaching import SLOT, TeachingWeeks

MONDAY, FRIDAY = 0, 4
WORKING_DAYS = 0b11111


@dataclass(frozen=True, slots=True)
class PlannedClosure:
    """Bit masks of days and weeks, start and length in slots of five minutes."""

    room: str
    days: int
    weeks: int
    start: int
    length: int


def plan_works(weeks: TeachingWeeks) -> Iterator[PlannedClosure]:
    """Three weeks of works, a conference, Friday maintenance of computer rooms, a workshop's weekly overhaul."""
    numbers = [week for week in range(weeks.every.bit_length()) if weeks.every >> week & 1]
    for room in ("B003", "B004"):
        yield PlannedClosure(room, WORKING_DAYS, _mask(numbers[4:7]), 13 * 60 // SLOT, 6 * 60 // SLOT)
    yield PlannedClosure("A002", 1 << MONDAY, _mask(numbers[2:3]), 8 * 60 // SLOT, 10 * 60 // SLOT)
    for room in ("N001", "S107"):
        yield PlannedClosure(room, 1 << FRIDAY, weeks.every, 16 * 60 // SLOT, 4 * 60 // SLOT)
    yield PlannedClosure("T001", 1 << MONDAY, weeks.every, 8 * 60 // SLOT, 2 * 60 // SLOT)


def _mask(weeks: list[int]) -> int:
    return sum(1 << week for week in weeks)
