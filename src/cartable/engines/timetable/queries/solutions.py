"""The solutions of a term: what each costs, criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from cartable.engines.timetable.models import Placement, Solution, StudentClash, TermSettings

CRITERIA = ("time", "room", "distribution", "student")


@dataclass(frozen=True, slots=True)
class SolutionRow:
    """A solution: its unweighted sums and the weighted total."""

    id: int
    uuid: UUID
    term_id: int
    number: int
    created_at: datetime
    origin: str
    is_feasible: bool
    sums: dict[str, int]
    total: int

    @property
    def run_uuid(self) -> str:
        """The computation it came from; "" when it came otherwise."""
        kind, _, key = self.origin.partition(":")
        return key if kind == "solver" else ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the four criteria: its sum, its price and what it adds to the total; ``share`` of the largest, 0 to 1."""

    key: str
    total: int
    weight: int
    cost: int
    share: float

    @property
    def percent(self) -> int:
        """The share in whole percent, for drawing."""
        return round(100 * self.share)


@dataclass(frozen=True, slots=True)
class SolutionCounts:
    """How much there is in a solution."""

    placed: int
    seats: int
    clashes: int
    students_with_clashes: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One criterion of two solutions side by side; ``change`` below zero: the second is better."""

    left: Criterion
    right: Criterion

    @property
    def change(self) -> int:
        """Weighted cost of the second less that of the first."""
        return self.right.cost - self.left.cost


def list_solutions(term_id: int) -> list[SolutionRow]:
    """Every solution of a term, the newest first. One query."""
    return [solution_row(row) for row in Solution.objects.filter(term_id=term_id)]


def best_of(solutions: Iterable[SolutionRow]) -> SolutionRow | None:
    """The cheapest of the feasible ones; among equals, the first made."""
    return min(
        (row for row in solutions if row.is_feasible), key=lambda row: (row.total, row.created_at, row.id), default=None
    )


def term_weights(term_id: int) -> dict[str, int]:
    """The price of each criterion. One query."""
    settings = TermSettings.objects.filter(term_id=term_id).first() or TermSettings()
    return {key: getattr(settings, f"{key}_weight") for key in CRITERIA}


def criteria(solution: SolutionRow, weights: dict[str, int], *, largest: int | None = None) -> list[Criterion]:
    """The four criteria of a solution; bars are drawn against ``largest`` (default: its own largest cost)."""
    costs = {key: solution.sums[key] * weights[key] for key in CRITERIA}
    whole = max(costs.values()) if largest is None else largest
    return [
        Criterion(key, solution.sums[key], weights[key], costs[key], costs[key] / whole if whole else 0.0)
        for key in CRITERIA
    ]


def compare(left: SolutionRow, right: SolutionRow, weights: dict[str, int]) -> list[Compared]:
    """Two solutions of a term, criterion by criterion, drawn on one scale."""
    largest = max(row.sums[key] * weights[key] for row in (left, right) for key in CRITERIA)
    pairs = zip(criteria(left, weights, largest=largest), criteria(right, weights, largest=largest), strict=True)
    return [Compared(*pair) for pair in pairs]


def solution_counts(solution_id: int) -> SolutionCounts:
    """Placements, seats and clashes of a solution. Three queries, none of which reads the seats."""
    clashes = StudentClash.objects.filter(solution_id=solution_id).aggregate(
        number=Count("id"), people=Count("person_id", distinct=True)
    )
    return SolutionCounts(
        placed=Placement.objects.filter(solution_id=solution_id).count(),
        seats=Solution.objects.values_list("seats_count", flat=True).get(pk=solution_id),
        clashes=clashes["number"],
        students_with_clashes=clashes["people"],
    )


def solution_row(row: Solution) -> SolutionRow:
    """A solution as a row."""
    return SolutionRow(
        id=row.pk,
        uuid=row.uuid,
        term_id=row.term_id,
        number=row.number,
        created_at=row.created_at,
        origin=row.origin,
        is_feasible=row.is_feasible,
        sums={key: getattr(row, f"{key}_cost") for key in CRITERIA},
        total=row.total_cost,
    )
