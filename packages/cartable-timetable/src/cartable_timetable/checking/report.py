"""What the verifier says."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.extensions.pricing import ExtensionCost
from cartable_timetable.faults import Fault
from cartable_timetable.model import Cost, DistributionKind


@dataclass(frozen=True, slots=True)
class Violation:
    """A distribution constraint that does not hold.

    ``position`` counts the constraints of the problem from 1. ``amount`` is the number of ``pairs`` that break a
    pairwise rule, or the excess over the term of a rule on the whole set (``pairs`` is then empty). ``penalty`` is
    the cost before weighting; 0 for a required one, which makes the solution infeasible instead.
    """

    position: int
    kind: DistributionKind
    arguments: tuple[int, ...]
    classes: tuple[str, ...]
    required: bool
    amount: int
    penalty: int
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StudentConflict:
    """Two classes that a student cannot attend in full: they overlap, or the gap is shorter than the travel."""

    student: str
    first: str
    second: str
    is_overlap: bool
    travel: int


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict.

    ``cost`` holds the sums before weighting and the weighted total; ``weighted`` the four parts once weighted, and
    the same total. ``errors`` says which hard rules are broken, ``violations`` every constraint that does not hold,
    required or not. ``extensions`` has a line for each constraint of ours, kept or not, in the order of the problem;
    they count in no other figure, but a required one that is exceeded makes the solution infeasible.
    """

    feasible: bool
    errors: tuple[Fault, ...]
    cost: Cost
    weighted: Cost
    violations: tuple[Violation, ...]
    student_conflicts: tuple[StudentConflict, ...]
    extensions: tuple[ExtensionCost, ...] = ()

    @property
    def total(self) -> int:
        """The weighted total that the competition compares."""
        return self.cost.total

    @property
    def extension_total(self) -> int:
        """What our own constraints cost together, beside the total of the competition."""
        return sum(extension.cost for extension in self.extensions)
