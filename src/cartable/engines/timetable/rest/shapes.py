"""What the timetable's programming interface gives and takes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=300)]


class SolutionOut(Schema):
    """A timetable and what it costs: sums by criterion before weighting, and the weighted total."""

    uuid: UUID
    number: int
    created_at: datetime
    is_feasible: bool
    time_cost: int
    room_cost: int
    distribution_cost: int
    student_cost: int
    total_cost: int


class PlacementOut(Schema):
    """When and where a class meets: days and weeks as strings of 0 and 1, start and length in slots of the term."""

    class_uuid: UUID
    label: str
    days: str
    weeks: str
    start: int
    length: int
    room: str | None


class ViolationOut(Schema):
    """A rule not kept, in words; ``cost`` before weighting, 0 for a hard one, which makes the timetable infeasible."""

    code: str
    kind: str
    is_hard: bool
    cost: int
    what: str
    rule: str
    mend: str
    classes: list[str]

    @staticmethod
    def resolve_classes(row: Any) -> list[str]:
        """The labels of the classes concerned."""
        return list(row.class_labels)


class RunOut(Schema):
    """A computation: its job's state, and the curve ``[[seconds, cost or null, rules broken], …]``."""

    uuid: UUID
    term: str
    state: str
    message: str
    error: str
    time_limit: int
    seed: int
    workers: int
    started_at: datetime
    finished_at: datetime | None
    stopped: str
    curve: list[list[int | float | None]]
    solution: int | None = Field(None, description="Number of the solution that came out.")


class RunIn(Schema):
    """A computation to start; with ``resume`` it goes on from the best solution."""

    time_limit: int = Field(60, ge=1, le=86_400, description="In seconds.")
    seed: int = Field(1, ge=0, le=2**31 - 1)
    workers: int = Field(2, ge=1, le=16)
    resume: bool = True


class PublicationOut(Schema):
    """A version of a term's timetable; in force while ``withdrawn_at`` is null."""

    uuid: UUID
    version: int
    solution: int
    published_at: datetime
    withdrawn_at: datetime | None
    note: str
    meetings_count: int
    left_out_count: int

    @staticmethod
    def resolve_solution(row: Any) -> int:
        """The solution's number."""
        return int(row.solution.number)


class PublicationIn(Schema):
    """What to publish: the cheapest timetable that keeps every rule unless one is named."""

    solution: UUID | None = None
    note: Line = ""


class MeetingOut(Schema):
    """A class meeting once; instants with their offset, ``ends_at`` excluded."""

    uuid: UUID
    class_uuid: UUID
    unit: str
    title: str
    category: str
    kind: str
    number: int
    day: date
    starts_at: datetime
    ends_at: datetime
    room: str | None
    building: str | None
    teachers: list[str]
    clash: bool


class WeekOut(Schema):
    """Seven days from a Monday."""

    monday: date
    letter: str
    meetings: list[MeetingOut]


class ClassSheetOut(Schema):
    """A class in the timetable in force; ``version`` null: nothing is published. ``seats`` null: no limit."""

    uuid: UUID
    unit: str
    title: str
    kind: str
    number: int
    term: str
    version: int | None
    seats: int | None
    taken: int
    teachers: list[str]


class SiblingOut(Schema):
    """A class beside another, and the seats taken in it; ``seats`` null: no limit."""

    uuid: UUID
    kind: str
    number: int
    seats: int | None
    taken: int


class SeatedOut(Schema):
    """A student of a class."""

    uuid: UUID
    code: str
    family_name: str
    given_name: str
    mail: str


class ClashingOut(Schema):
    """A student with clashes, and how many."""

    uuid: UUID
    code: str
    family_name: str
    given_name: str
    clashes: int

    @staticmethod
    def resolve_clashes(row: Any) -> int:
        """How many."""
        return int(row.number)


class RoomUseOut(Schema):
    """A room's use: ``rate`` of 8 h to 20 h from Monday to Friday, ``fill`` of its seats while in use, both 0 to 1."""

    room: str
    capacity: int
    minutes: int
    meetings: int
    rate: float
    fill: float | None


class HourShareOut(Schema):
    """An hour of a weekday (1 is Monday), and the share of the rooms in use then, 0 to 1."""

    weekday: int
    hour: int
    share: float


class AddressOut(Schema):
    """A calendar address that is open; its secret is told once, when it is opened."""

    uuid: UUID
    created_at: datetime
    last_read_at: datetime | None


class NewAddressOut(AddressOut):
    """A calendar address just opened: ``url`` holds its secret and is told this once."""

    url: str
