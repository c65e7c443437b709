"""What the programming interface tells of a solution besides its costs."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from cartable.engines.timetable.rest.shapes import SolutionOut


class CriterionOut(Schema):
    """One of the four criteria: its sum, its price, and what the two make."""

    key: Literal["time", "room", "distribution", "student"]
    total: int
    weight: int
    cost: int


class SolutionFiguresOut(Schema):
    """How much there is in a solution, and what each criterion costs."""

    placed: int
    seats: int
    clashes: int
    students_with_clashes: int
    criteria: list[CriterionOut]


class ViolationKindOut(Schema):
    """How often a kind of constraint (``kind``, else the fault's ``code``) isn't kept; ``cost`` before weighting."""

    code: str
    kind: str
    title: str
    is_hard: bool
    number: int
    cost: int


class PlacedClassOut(Schema):
    """A class in a solution; ``seats`` null: no limit."""

    class_uuid: UUID
    unit: str
    title_fr: str
    title_en: str
    kind: str
    number: int
    taken: int
    seats: int | None
    room: str | None
    capacity: int | None

    @staticmethod
    def resolve_class_uuid(row: Any) -> UUID:
        """The class's address."""
        found: UUID = row.course_class.uuid
        return found

    @staticmethod
    def resolve_taken(row: Any) -> int:
        """How many students it has."""
        return int(row.seats_count)

    @staticmethod
    def resolve_unit(row: Any) -> str:
        """The unit's code."""
        return str(row.course_class.offering.unit.code)

    @staticmethod
    def resolve_title_fr(row: Any) -> str:
        """The unit's French title."""
        return str(row.course_class.offering.unit.title_fr)

    @staticmethod
    def resolve_title_en(row: Any) -> str:
        """The unit's English title."""
        return str(row.course_class.offering.unit.title_en)

    @staticmethod
    def resolve_kind(row: Any) -> str:
        """CM, TD or TP, in small letters."""
        return str(row.course_class.subpart.kind)

    @staticmethod
    def resolve_number(row: Any) -> int:
        """Its number among the parallel classes."""
        return int(row.course_class.number)

    @staticmethod
    def resolve_seats(row: Any) -> int | None:
        """Its limit."""
        found: int | None = row.course_class.seats
        return found

    @staticmethod
    def resolve_room(row: Any) -> str | None:
        """The room's code."""
        return row.room.code if row.room else None

    @staticmethod
    def resolve_capacity(row: Any) -> int | None:
        """The room's seats."""
        return row.room.capacity if row.room else None


class ComparedOut(Schema):
    """A criterion of two solutions; ``change`` below zero: the second is better."""

    key: Literal["time", "room", "distribution", "student"]
    before: int
    after: int
    change: int


class ComparisonOut(Schema):
    """What changes from a solution to another of the same term: costs, classes and students."""

    before: SolutionOut
    after: SolutionOut
    criteria: list[ComparedOut]
    moved: list[str]
    rehoused: list[str]
    reseated: int
    hurt: int
    relieved: int


class TermStateOut(Schema):
    """Where a term's timetable stands; ``best`` is a solution's number, ``version`` what is in force."""

    code: str
    title: str
    classes: int
    solutions: int
    best: int | None
    best_cost: int | None
    version: int | None
    is_best_published: bool
    running: int

    @staticmethod
    def resolve_best(row: Any) -> int | None:
        """The best solution's number."""
        return row.best.number if row.best else None

    @staticmethod
    def resolve_best_cost(row: Any) -> int | None:
        """The best solution's weighted cost."""
        return row.best.total if row.best else None


class TermContentsOut(Schema):
    """How much a term holds; ``students`` chose something, ``idle`` ones came with its file and chose nothing."""

    code: str
    rooms: int
    units: int
    classes: int
    constraints: int
    students: int
    choices: int
    idle: int


class TermImportOut(Schema):
    """The long task that imports a term: follow it at ``/api/v1/jobs/{uuid}``."""

    uuid: UUID
    title: str
    state: str
    term: str
