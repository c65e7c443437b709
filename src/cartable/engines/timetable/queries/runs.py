"""Computations: the one that runs, those that ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from cartable.engines.timetable.models import SolveRun


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The best known at an instant: seconds since the start, weighted cost (None: infeasible), constraints broken."""

    seconds: float
    cost: int | None
    violations: int


@dataclass(frozen=True, slots=True)
class RunRow:
    """A computation; ``state`` is the job's (waiting, running, succeeded, failed, stopped)."""

    uuid: UUID
    term_id: int
    term_code: str
    state: str
    message: str
    error: str
    stop_requested: bool
    time_limit: int
    seed: int
    workers: int
    started_at: datetime
    finished_at: datetime | None
    curve: tuple[CurvePoint, ...]
    solution_number: int | None
    solution_total: int | None
    solution_is_feasible: bool | None
    resumed_from: int | None
    stopped: str

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.finished_at is not None or self.state in ("succeeded", "failed", "stopped")

    @property
    def best(self) -> CurvePoint | None:
        """The last point of the curve: each is better than the one before."""
        return self.curve[-1] if self.curve else None


def list_runs(term_id: int, *, limit: int) -> list[RunRow]:
    """A term's computations, the newest first. One query."""
    return [run_row(row) for row in _runs().filter(term_id=term_id)[:limit]]


def running() -> list[RunRow]:
    """Computations not over yet, the newest first. One query."""
    return [run_row(row) for row in _runs().filter(finished_at__isnull=True)]


def run_row(row: SolveRun) -> RunRow:
    """A computation as a row."""
    job, solution = row.job, row.solution
    return RunRow(
        uuid=row.uuid,
        term_id=row.term_id,
        term_code=row.term.code,
        state=job.state if job else ("succeeded" if solution else "failed"),
        message=job.message if job else "",
        error=row.error or (job.error if job else ""),
        stop_requested=bool(job and job.stop_requested),
        time_limit=row.time_limit,
        seed=row.seed,
        workers=row.workers,
        started_at=row.started_at,
        finished_at=row.finished_at,
        curve=tuple(CurvePoint(*point) for point in row.curve),
        solution_number=solution.number if solution else None,
        solution_total=solution.total_cost if solution else None,
        solution_is_feasible=solution.is_feasible if solution else None,
        resumed_from=row.resumed_from.number if row.resumed_from else None,
        stopped=row.stopped,
    )


def _runs() -> QuerySet[SolveRun]:
    return SolveRun.objects.select_related("term", "job", "solution", "resumed_from").order_by("-started_at", "-id")
