"""What enters and leaves the timetable engine: plain values with row ids or file references, no model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cartable.engines.catalogue.api import ConfigurationDraft

Progress = Callable[[float | None, str], None]
"""Told how far a long act is: a fraction of 1 (None: unknown) and what it is doing."""

TimeRow = tuple[int, int, int, int, int]
"""Days, weeks (bit masks, bit 0 is Monday and the first week), start, length (slots of the term), penalty."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The four prices of a term's timetable."""

    time: int = 1
    room: int = 1
    distribution: int = 1
    student: int = 1


@dataclass(frozen=True, slots=True)
class TermRoomRow:
    """A room that the timetable may use; ``reference`` is its identifier in an imported file."""

    room_id: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """The times and rooms that a class may take: ``rooms`` holds (room id, penalty)."""

    class_id: int
    times: tuple[TimeRow, ...]
    rooms: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ClosureRow:
    """Times when a room is closed; same units as a requirement's times."""

    room_id: int
    days: int
    weeks: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """A constraint between classes, by its ITC-2019 name. ``penalty`` counts when it isn't required."""

    kind: str
    class_ids: tuple[int, ...]
    required: bool
    penalty: int = 0
    arguments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomDraft:
    """A room of an imported problem. ``travel`` gives minutes to other rooms by reference (both ways, zero absent)."""

    reference: str
    capacity: int
    travel: dict[str, int]
    closures: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """A course of an imported problem; the keys of its classes are their identifiers in the file."""

    reference: str
    configurations: tuple[ConfigurationDraft, ...]


@dataclass(frozen=True, slots=True)
class RequirementDraft:
    """The times and rooms of a class, by references."""

    class_key: str
    times: tuple[TimeRow, ...]
    rooms: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class DistributionDraft:
    """A constraint of an imported problem, its classes by reference."""

    kind: str
    arguments: tuple[int, ...]
    class_keys: tuple[str, ...]
    required: bool
    penalty: int


@dataclass(frozen=True, slots=True)
class StudentDraft:
    """A student of an imported problem and the courses chosen, by reference."""

    reference: str
    courses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A whole problem, ready to become a term."""

    name: str
    days_count: int
    weeks_count: int
    slot_minutes: int
    weights: Weights
    rooms: tuple[RoomDraft, ...]
    courses: tuple[CourseDraft, ...]
    requirements: tuple[RequirementDraft, ...]
    distributions: tuple[DistributionDraft, ...]
    students: tuple[StudentDraft, ...]


@dataclass(frozen=True, slots=True)
class CostFigures:
    """The four sums before weighting, and the weighted total."""

    time: int
    room: int
    distribution: int
    student: int
    total: int


@dataclass(frozen=True, slots=True)
class PlacementFigures:
    """When and where a class meets, by row ids."""

    class_id: int
    days: int
    weeks: int
    start: int
    length: int
    room_id: int | None


@dataclass(frozen=True, slots=True)
class ViolationFigures:
    """A rule that a timetable doesn't keep. ``distribution_id`` None: a rule on rooms, seats or choices."""

    code: str
    is_hard: bool
    cost: int
    class_ids: tuple[int, ...]
    distribution_id: int | None = None
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClashFigures:
    """Two classes of a student that overlap or leave too little time to walk, by row ids."""

    person_id: int
    first_id: int
    second_id: int


@dataclass(frozen=True, slots=True)
class SolutionFigures:
    """A timetable as computed and verified, ready to be stored: everything by row ids."""

    is_feasible: bool
    cost: CostFigures
    placements: tuple[PlacementFigures, ...]
    seats: tuple[tuple[int, int], ...]
    violations: tuple[ViolationFigures, ...]
    clashes: tuple[ClashFigures, ...]


@dataclass(frozen=True, slots=True)
class SolvePoint:
    """Where a run stands. ``cost`` is the weighted total of the best timetable, None until it breaks no hard rule."""

    seconds: float
    phase: str
    cost: int | None
    violations: int
    iterations: int


@dataclass(frozen=True, slots=True)
class MeetingFigures:
    """One meeting to publish: a class on a day, from an instant (UTC) up to but not including another."""

    class_id: int
    room_id: int | None
    day: date
    starts_at: datetime
    ends_at: datetime
