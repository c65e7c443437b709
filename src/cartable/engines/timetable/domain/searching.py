"""One computation from beginning to end: search, keep what is best on the way, verify, store."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cartable.engines.timetable.domain.runs import (
    curve_point,
    fail_run,
    finish_run,
    save_checkpoint,
    save_curve,
)
from cartable.engines.timetable.models import Solution, SolveCheckpoint, SolveRun
from cartable.engines.timetable.solver.running import NothingToSolve, run_solver
from cartable.engines.timetable.types import SolvePoint
from cartable.kernel.clock import Clock, system_clock

CURVE_EVERY = 1.0
"""Seconds between two writes of the live curve."""

MEANWHILE = 1.0
"""At least this long for a run taken up again after its time was used up: enough to verify what was kept."""


@dataclass(frozen=True, slots=True)
class SearchHooks:
    """How a search tells how far it is, and learns that it must stop. May raise what ends a job from outside."""

    progress: Callable[[float | None, str, dict[str, Any]], None] = lambda fraction, message, detail: None
    point: Callable[[float, float], None] = lambda seconds, cost: None
    is_stop_requested: Callable[[], bool] = lambda: False


def search_timetable(
    *, run: str, hooks: SearchHooks | None = None, max_iterations: int | None = None, clock: Clock = system_clock
) -> Solution:
    """Do a computation that was asked for, and return the solution it stored.

    Idempotent: a run that has its solution returns it; one whose worker was lost goes on from its checkpoint with the
    time that is left. A stop keeps the best so far. ``max_iterations`` makes a run of one worker
    reproducible. Raises NothingToSolve.
    """
    row = SolveRun.objects.select_related("term__year", "resumed_from", "solution").get(uuid=run)
    if row.solution is not None:
        return row.solution
    SolveRun.objects.filter(pk=row.pk).update(error="", finished_at=None)
    search = _Search(row, hooks or SearchHooks(), clock)
    try:
        outcome = run_solver(
            row,
            seconds=max(MEANWHILE, row.time_limit - search.offset),
            checkpoint=search.checkpoint.body if search.checkpoint else None,
            on_point=search.on_point,
            on_best=search.on_best,
            max_iterations=max_iterations,
        )
    except NothingToSolve as error:
        fail_run(row, error=str(error), now=clock())
        raise
    search.write_curve()
    search.hooks.progress(1.0, _("Storing the timetable"), {})
    return finish_run(row, figures=outcome.figures, stopped=outcome.stopped, now=clock())


@dataclass(slots=True)
class _Search:
    """What a run remembers while it goes."""

    run: SolveRun
    hooks: SearchHooks
    clock: Clock
    checkpoint: SolveCheckpoint | None = field(init=False)
    offset: float = field(init=False)
    curve: list[list[float | int | None]] = field(init=False)
    elapsed: float = 0.0
    _written_at: float = 0.0
    _pending: list[float | int | None] | None = None

    def __post_init__(self) -> None:
        self.checkpoint = SolveCheckpoint.objects.filter(run=self.run).first()
        self.offset = self.checkpoint.elapsed if self.checkpoint else 0.0
        self.curve = [list(point) for point in self.run.curve]

    def on_point(self, point: SolvePoint) -> bool:
        """Tell how far the search is; False when it must stop."""
        self.elapsed = point.seconds + self.offset
        self._remember(point)
        fraction = min(1.0, self.elapsed / self.run.time_limit)
        self.hooks.progress(fraction, _message(point), _detail(point))
        if point.cost is not None:
            self.hooks.point(self.elapsed, point.cost)
        if time.monotonic() - self._written_at >= CURVE_EVERY:
            self.write_curve()
        return not self.hooks.is_stop_requested()

    def on_best(self, body: dict[str, Any]) -> None:
        """Keep the best so far for a worker that would take over."""
        save_checkpoint(self.run, body=body, elapsed=self.elapsed, now=self.clock())

    def write_curve(self) -> None:
        """Store the curve as it is."""
        if self._pending is not None:
            self.curve.append(self._pending)
            self._pending = None
        save_curve(self.run, self.curve)
        self._written_at = time.monotonic()

    def _remember(self, point: SolvePoint) -> None:
        """A point enters the curve when something improved; the last one always ends it."""
        new = curve_point(point, self.offset)
        if not self.curve or self.curve[-1][1:] != new[1:]:
            self.curve.append(new)
            self._pending = None
        else:
            self._pending = new


def _message(point: SolvePoint) -> str:
    if point.cost is None:
        return _("%(count)d rules still broken") % {"count": point.violations}
    return _("Every rule kept, cost %(cost)d") % {"cost": point.cost}


def _detail(point: SolvePoint) -> dict[str, Any]:
    return {
        "phase": point.phase,
        "cost": point.cost,
        "violations": point.violations,
        "iterations": point.iterations,
        "seconds": round(point.seconds, 1),
    }
