"""What the timetable tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cartable.kernel.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class TermImported(DomainEvent):
    """A whole term came from a file."""

    name: ClassVar[str] = "term.imported"
    term_code: str
    classes: int
    students: int


@dataclass(frozen=True, kw_only=True)
class TimetablePublished(DomainEvent):
    """A version of a term's timetable is in force: everyone's week may have changed."""

    name: ClassVar[str] = "timetable.published"
    term_code: str
    version: int
    solution_number: int
    meetings: int


@dataclass(frozen=True, kw_only=True)
class TimetableWithdrawn(DomainEvent):
    """A version was withdrawn without another in its place: the term has no timetable any more."""

    name: ClassVar[str] = "timetable.withdrawn"
    term_code: str
    version: int


@dataclass(frozen=True, kw_only=True)
class SolutionFound(DomainEvent):
    """A computation ended and left a timetable."""

    name: ClassVar[str] = "solution.found"
    term_code: str
    solution_number: int
    is_feasible: bool
    total_cost: int
