"""Running the solver: from a term to the best timetable found in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.timetable.models import SolveRun
from cartable.engines.timetable.solver.building import build_problem
from cartable.engines.timetable.solver.stored import from_body, stored_solution, to_body
from cartable.engines.timetable.solver.verifying import figures_of
from cartable.engines.timetable.types import SolutionFigures, SolvePoint
from cartable.kernel.problems import Problem as Trouble
from cartable_timetable import Problem, Progress, Solution
from cartable_timetable.solver import solve

OnPoint = Callable[[SolvePoint], bool]
"""Told where the run stands; False stops it."""

OnBest = Callable[[dict[str, Any]], None]
"""Given the best timetable so far, as the JSON of a checkpoint."""


class NothingToSolve(Trouble):
    """The term has no class, or a class has no time, or needs a room and may take none."""

    code = "term.nothing_to_solve"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out: figures to store, seconds it took and why it ended."""

    figures: SolutionFigures
    elapsed: float
    stopped: str


def run_solver(
    run: SolveRun,
    *,
    seconds: float,
    checkpoint: dict[str, Any] | None,
    on_point: OnPoint,
    on_best: OnBest,
    max_iterations: int | None = None,
) -> Outcome:
    """Search for ``seconds``, from the checkpoint if there is one, else from the solution that the run goes on from.

    With one worker, ``max_iterations`` evaluated moves end it at the same timetable each time. Raises NothingToSolve.
    """
    problem = build_problem(run.term)
    _check(problem)
    start = _start(run, checkpoint)
    result = solve(
        problem,
        time_limit=seconds,
        seed=run.seed,
        workers=run.workers,
        start=start,
        max_iterations=max_iterations,
        on_progress=_listener(on_point, on_best),
    )
    if result.solution is None:
        raise NothingToSolve(
            _("The solver could build nothing."), _("Look for classes without time or room, then start again.")
        )
    return Outcome(figures_of(run.term, problem, result.solution), result.elapsed, result.stopped)


def _listener(on_point: OnPoint, on_best: OnBest) -> Callable[[Progress], bool]:
    """Passes on what the solver says; now and then it hands its best timetable over, which is kept before anything."""

    def listen(progress: Progress) -> bool:
        if progress.best is not None:
            on_best(to_body(progress.best))
        return on_point(_point(progress))

    return listen


def _start(run: SolveRun, checkpoint: dict[str, Any] | None) -> Solution | None:
    if checkpoint is not None:
        return from_body(run.term.code, checkpoint)
    return None if run.resumed_from is None else stored_solution(run.resumed_from)


def _point(progress: Progress) -> SolvePoint:
    cost = progress.cost
    return SolvePoint(
        seconds=progress.elapsed,
        phase=progress.phase,
        cost=cost.total if cost is not None and progress.feasible else None,
        violations=progress.violations,
        iterations=progress.iteration,
    )


def _check(problem: Problem) -> None:
    """What would make the solver refuse."""
    classes = list(problem.classes())
    if not classes:
        raise NothingToSolve(_("The term has no class."), _("Create its offerings in the catalogue, or import a file."))
    bare = [class_.id for class_ in classes if not class_.times or (class_.needs_room and not class_.rooms)]
    if bare:
        raise NothingToSolve(
            format_lazy(_("{count} classes have no time, or need a room and may take none."), count=len(bare)),
            _("Give each class at least one time and, if it needs one, one room."),
        )
