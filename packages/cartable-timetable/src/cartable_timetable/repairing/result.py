"""What a repair gives back."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.faults import Fault
from cartable_timetable.model import Cost, Placement, Solution
from cartable_timetable.sectioning.result import Regrouped

NOTHING_BROKEN = "nothing_broken"
"""The published timetable keeps every rule after the changes: nothing was moved."""


@dataclass(frozen=True, slots=True)
class MovedClass:
    """A class whose time or room changed; ``students`` were in it when it was published, and still are."""

    class_: str
    before: Placement
    after: Placement
    students: tuple[str, ...]

    @property
    def is_time_moved(self) -> bool:
        """Whether it meets at another time, not only in another room."""
        a, b = self.before.time, self.after.time
        return (a.days, a.weeks, a.start) != (b.days, b.weeks, b.start)


@dataclass(frozen=True, slots=True)
class RepairResult:
    """The timetable after the changes, and what it disturbs.

    ``feasible`` is the verifier's verdict; ``faults`` what it still finds wrong (a student without a seat, a class
    without a place). ``cost`` is the problem's own, ``disturbance`` the price of ``moved`` and ``regrouped`` together,
    which ``regrouped`` counts for each student and course whose classes changed although the course remained.
    ``elapsed`` is in seconds, ``stopped`` says why the repair ended.
    """

    solution: Solution
    feasible: bool
    faults: tuple[Fault, ...]
    cost: Cost
    disturbance: int
    moved: tuple[MovedClass, ...]
    regrouped: tuple[Regrouped, ...]
    elapsed: float
    stopped: str

    @property
    def affected_students(self) -> tuple[str, ...]:
        """Students of a class moved, or regrouped, each once."""
        people = [student for item in self.moved for student in item.students]
        return tuple(dict.fromkeys([*people, *(item.student for item in self.regrouped)]))
