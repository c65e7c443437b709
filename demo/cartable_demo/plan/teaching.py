"""From demand to classes: how many groups, of what size, at which times, in which rooms."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from cartable_demo.plan.sites import PlannedRoom
from cartable_demo.plan.units import PlannedUnit

SLOT = 5
MONDAY_TO_FRIDAY = range(5)
THURSDAY = 3
#: Starts of two-hour and three-hour classes (minutes after midnight) and the price of each.
TWO_HOURS = ((8 * 60, 2), (10 * 60 + 15, 0), (13 * 60 + 45, 0), (16 * 60, 1), (18 * 60 + 15, 8))
THREE_HOURS = ((8 * 60, 2), (9 * 60 + 15, 0), (13 * 60 + 45, 0), (16 * 60, 3), (17 * 60, 6))
#: Group sizes: lectures hold everyone up to the largest theatre.
GROUP_SIZE = {"cm": 320, "td": 28, "tp": 16}
KINDS = {"full": ("cm", "td", "tp"), "classic": ("cm", "td"), "practice": ("td", "tp"), "seminar": ("td",)}
ROOM_KINDS = {"cm": ("lecture", "classroom"), "td": ("classroom",), "tp": ("computer", "laboratory", "workshop")}
COMPUTER_THEMES = {"IF", "SY", "LO", "GI", "ED"}
#: The most rooms that a class chooses among: those that fit best.
ROOMS_AT_MOST = 24


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """Bit masks of days and weeks, start and length in slots of five minutes, and a price."""

    days: int
    weeks: int
    start: int
    length: int
    penalty: int


@dataclass(frozen=True, slots=True)
class PlannedClass:
    """One group: its unit, kind, number, seats, and what it may take."""

    unit: str
    kind: str
    number: int
    seats: int
    times: tuple[PlannedTime, ...]
    rooms: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TeachingWeeks:
    """Masks of the teaching weeks: all, and those of each letter."""

    every: int
    a: int
    b: int


def teaching_weeks(weeks: list[int]) -> TeachingWeeks:
    """Masks from the indexes of the teaching weeks; letters alternate over them."""
    return TeachingWeeks(
        every=sum(1 << week for week in weeks),
        a=sum(1 << week for week in weeks[0::2]),
        b=sum(1 << week for week in weeks[1::2]),
    )


def plan_classes(
    unit: PlannedUnit, students: int, rooms: list[PlannedRoom], weeks: TeachingWeeks
) -> Iterator[PlannedClass]:
    """The classes of a unit for a number of students; nothing when nobody chose it."""
    kinds = _kinds(unit, students)
    for kind in kinds:
        groups = math.ceil(students / GROUP_SIZE[kind])
        seats = math.ceil(students / groups) + (2 if groups > 1 else 0)
        options = _room_options(unit, kind, seats, rooms)
        alternates = kind == "tp" or (kind == "td" and kinds[0] == "cm" and "tp" in kinds)
        times = tuple(_times(kind, unit, weeks, alternates=alternates))
        for number in range(1, groups + 1):
            yield PlannedClass(unit.code, kind, number, seats, times, options)


def _kinds(unit: PlannedUnit, students: int) -> tuple[str, ...]:
    """How the unit is taught; when everyone fits in one tutorial group, its tutorials are its lectures too."""
    if not students:
        return ()
    return tuple(kind for kind in KINDS[unit.shape] if kind != "cm" or students > GROUP_SIZE["td"])


def _times(kind: str, unit: PlannedUnit, weeks: TeachingWeeks, *, alternates: bool) -> Iterator[PlannedTime]:
    """Two hours, or three for labs, every week or every other week; Thursday afternoon is kept for sport."""
    starts, minutes = (THREE_HOURS, 180) if kind == "tp" else (TWO_HOURS, 120)
    masks = (weeks.a, weeks.b) if alternates else (weeks.every,)
    for day in MONDAY_TO_FRIDAY:
        for start, penalty in starts:
            is_sport_time = day == THURSDAY and start >= 13 * 60
            if is_sport_time and not unit.code.startswith("SP"):
                continue
            for mask in masks:
                yield PlannedTime(1 << day, mask, start // SLOT, minutes // SLOT, penalty)


def _room_options(unit: PlannedUnit, kind: str, seats: int, rooms: list[PlannedRoom]) -> tuple[tuple[str, int], ...]:
    """Rooms of the unit's campus of a fitting kind and size, the best fit first; wasted seats have a price."""
    wanted = ROOM_KINDS[kind]
    if kind == "tp":
        wanted = ("computer",) if unit.code[:2] in COMPUTER_THEMES else ("laboratory", "workshop", "computer")
    fitting = sorted(
        (room.capacity, room.code)
        for room in rooms
        if room.campus == unit.campus and room.kind in wanted and room.capacity >= seats
    )
    return tuple((code, min(10, (capacity - seats) // 12)) for capacity, code in fitting[:ROOMS_AT_MOST])
