"""The ITC-2019 course timetabling and student sectioning model.

Source: Müller, Rudová, Müllerová, "University course timetabling and International Timetabling Competition 2019"
(PATAT 2018), and the competition's published data format. Everything here is immutable and knows no solver.

Units: a *slot* is the problem's unit of time (five minutes when ``slots_per_day`` is 288); days and weeks are bit
masks where bit ``i`` stands for day ``i`` (0 = Monday) or week ``i`` (0 = first week of the term).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cartable_timetable.extensions.extension import Extension


class DistributionKind(StrEnum):
    """The nineteen constraint types of the competition; the value is the name used in the XML."""

    SAME_START = "SameStart"
    SAME_TIME = "SameTime"
    DIFFERENT_TIME = "DifferentTime"
    SAME_DAYS = "SameDays"
    DIFFERENT_DAYS = "DifferentDays"
    SAME_WEEKS = "SameWeeks"
    DIFFERENT_WEEKS = "DifferentWeeks"
    SAME_ROOM = "SameRoom"
    DIFFERENT_ROOM = "DifferentRoom"
    OVERLAP = "Overlap"
    NOT_OVERLAP = "NotOverlap"
    SAME_ATTENDEES = "SameAttendees"
    PRECEDENCE = "Precedence"
    WORK_DAY = "WorkDay"
    MIN_GAP = "MinGap"
    MAX_DAYS = "MaxDays"
    MAX_DAY_LOAD = "MaxDayLoad"
    MAX_BREAKS = "MaxBreaks"
    MAX_BLOCK = "MaxBlock"


@dataclass(frozen=True, slots=True)
class Time:
    """When a class meets: on every day of ``days`` in every week of ``weeks``, slots ``[start, start + length)``."""

    days: int
    weeks: int
    start: int
    length: int

    @property
    def end(self) -> int:
        """First slot after the meeting."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class TimeOption:
    """A time that a class may take, and its price before weighting."""

    time: Time
    penalty: int


@dataclass(frozen=True, slots=True)
class RoomOption:
    """A room that a class may take, and its price before weighting."""

    room: str
    penalty: int


@dataclass(frozen=True, slots=True)
class Class:
    """One group of one subpart: the thing that gets a time, perhaps a room, and students.

    ``limit`` is the number of seats (None: no limit). ``parent`` names a class of another subpart of the same
    configuration: whoever takes this class takes the parent too.
    """

    id: str
    limit: int | None
    parent: str | None
    needs_room: bool
    times: tuple[TimeOption, ...]
    rooms: tuple[RoomOption, ...]


@dataclass(frozen=True, slots=True)
class Subpart:
    """Parallel classes (CM, TD or TP) of which a student of the configuration takes exactly one."""

    id: str
    classes: tuple[Class, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """One way of following a course: a student takes one class of each subpart of one configuration."""

    id: str
    subparts: tuple[Subpart, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A course unit as timetabling sees it."""

    id: str
    configs: tuple[Config, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """A room; ``travel`` gives slots to other rooms (symmetric, 0 when absent), ``unavailable`` the closed times."""

    id: str
    capacity: int
    travel: Mapping[str, int] = field(default_factory=dict)
    unavailable: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class Distribution:
    """A constraint between classes. ``arguments`` holds the numbers of the parametrised kinds, e.g. MaxBlock(M, S).

    A required one must hold; another costs ``penalty`` (per violated pair, or per excess unit, as the kind says).
    """

    kind: DistributionKind
    arguments: tuple[int, ...]
    classes: tuple[str, ...]
    required: bool
    penalty: int = 0


@dataclass(frozen=True, slots=True)
class Student:
    """A student and the courses they chose."""

    id: str
    courses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The four factors of the total cost."""

    time: int
    room: int
    distribution: int
    student: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A term to be timetabled. Identifiers are unique per kind across the problem.

    ``extensions`` are constraints beside the competition's: see :mod:`cartable_timetable.extensions`.
    """

    name: str
    days: int
    weeks: int
    slots_per_day: int
    weights: Weights
    rooms: tuple[Room, ...]
    courses: tuple[Course, ...]
    distributions: tuple[Distribution, ...]
    students: tuple[Student, ...]
    extensions: tuple[Extension, ...] = ()

    def classes(self) -> Iterator[Class]:
        """Every class, in document order."""
        for course in self.courses:
            for config in course.configs:
                for subpart in config.subparts:
                    yield from subpart.classes


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and when a class takes place; ``room`` is None for a class that needs none."""

    time: Time
    room: str | None


@dataclass(frozen=True, slots=True)
class Solution:
    """A placement per class identifier, and the identifiers of the students of each class."""

    name: str
    placements: Mapping[str, Placement]
    students: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Cost:
    """Unweighted sums by criterion, and the weighted total that the competition compares."""

    time: int
    room: int
    distribution: int
    student: int
    total: int
