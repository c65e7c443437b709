"""What sectioning gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cartable_timetable.checking.report import StudentConflict
from cartable_timetable.model import Placement, Problem, Solution
from cartable_timetable.sectioning.reasons import Reason

BOUND_REACHED = "bound_reached"
"""Nothing better exists: the conflicts that are left come from the timetable, and nobody left a group for nothing."""
SETTLED = "settled"
"""The search no longer found anything better."""


@dataclass(frozen=True, slots=True)
class Unseated:
    """A student without classes in a course they chose, and why."""

    student: str
    course: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Regrouped:
    """A student whose classes of a course are no longer those of the start; ``after`` is empty when unseated."""

    student: str
    course: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectioningResult:
    """A class of each kind for every student, the timetable being fixed.

    ``students`` lists those of every class, ``sizes`` counts them. ``conflicts`` are the verifier's; the same students
    seated in whatever way have ``least_conflicts`` at least, a proven bound. ``feasible`` when everybody is seated and
    the verifier finds every limit and parent kept. ``cost`` is conflict price × conflicts + regroup price ×
    ``regrouped``; ``elapsed`` is in seconds, ``stopped`` says why the search ended.
    """

    students: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, int]
    feasible: bool
    conflicts: tuple[StudentConflict, ...]
    least_conflicts: int
    unseated: tuple[Unseated, ...]
    regrouped: tuple[Regrouped, ...]
    cost: int
    elapsed: float
    evaluated: int
    stopped: str

    def as_solution(self, problem: Problem, placements: Mapping[str, Placement]) -> Solution:
        """The timetable with these students."""
        return Solution(problem.name, dict(placements), dict(self.students))
