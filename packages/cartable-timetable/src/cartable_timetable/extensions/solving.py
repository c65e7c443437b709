"""Solving with constraints of ours: said in the competition's words where that is exact, the others by smoothing."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from cartable_timetable.check import check
from cartable_timetable.checking.report import Report
from cartable_timetable.extensions.balanced_sizes import BalancedSizes
from cartable_timetable.extensions.extension import Extension
from cartable_timetable.extensions.lowering import lower
from cartable_timetable.extensions.person_extension import PersonExtension
from cartable_timetable.model import Problem, Solution
from cartable_timetable.result import INTERRUPTED, PROVED_OPTIMAL, OnProgress, Progress, Result

PROVED_BUT_FOR_EXTENSIONS = "proved_optimal_but_for_extensions"
"""No timetable has a lower total; constraints of ours that the solver doesn't know may still cost less elsewhere."""

_SMOOTHING_SHARE = 0.1
_MOST_SMOOTHING = 30.0
"""Part of the time limit, and seconds at most, that are kept for the students' seats."""
_AFTER_INTERRUPTION = 0.5
"""Seconds of smoothing that remain when somebody stopped the search."""
_SECONDS_PER_CHOICE = 1e-4
_MOST_VERIFYING = 0.2
"""What the verifier takes for a student's choice of a course, and the part of the time limit kept for it at most."""


def solve_with_extensions(
    problem: Problem,
    *,
    time_limit: float,
    seed: int = 1,
    workers: int = 1,
    start: Solution | None = None,
    max_iterations: int | None = None,
    on_progress: OnProgress | None = None,
) -> Result:
    """A timetable of ``problem`` that looks at its constraints of ours (:attr:`Problem.extensions`) too.

    Those that :func:`lower` can say in the competition's words are kept or priced by the solver. When others remain
    that depend on who sits where, a tenth of ``time_limit`` (30 s at most) goes to :func:`smooth`, which keeps the
    placements. Those that remain and depend on placements alone are priced, not searched for. The result is about
    ``problem`` itself: its cost is the competition's, without what constraints of ours cost
    (``check(problem, solution).extension_total``), and it is feasible only when the verifier finds every required
    one kept. While the search runs, progress is that of the lowered problem, and called feasible only if no required
    constraint remains. Arguments and errors are those of :func:`cartable_timetable.solver.solve`, which does the
    search; a problem without extensions is handed to it as it is.
    """
    from cartable_timetable.solver import solve  # here: the solver calls this module

    if not problem.extensions or time_limit <= 0:
        return solve(
            problem,
            time_limit=time_limit,
            seed=seed,
            workers=workers,
            start=start,
            max_iterations=max_iterations,
            on_progress=on_progress,
        )
    began = monotonic()
    lowered, remaining = _lower(problem)
    kept, verifying = _share_for_seats(problem, remaining, time_limit), _verification_time(problem, time_limit)
    result = solve(
        lowered,
        time_limit=time_limit - kept - verifying,
        seed=seed,
        workers=workers,
        start=start,
        max_iterations=max_iterations,
        on_progress=_heard(on_progress, remaining),
    )
    if result.solution is None:
        return replace(result, feasible=False, elapsed=monotonic() - began)
    solution = result.solution
    if kept:
        solution = _smooth(problem, result, began + time_limit - verifying, seed)
    report = check(problem, solution)
    return replace(
        result,
        solution=solution,
        feasible=report.feasible,
        cost=report.cost,
        violations=_count_broken(report, result),
        elapsed=monotonic() - began,
        stopped=_tell_end(result, report),
    )


def _lower(problem: Problem) -> tuple[Problem, tuple[Extension, ...]]:
    """The problem without constraints of ours, and those that it doesn't say.

    Even groups, which depend on limits, would keep :func:`lower` from lowering limits. Here they may be: what even
    groups cost is told of the problem as it was.
    """
    even = tuple(item for item in problem.extensions if isinstance(item, BalancedSizes))
    others = tuple(item for item in problem.extensions if not isinstance(item, BalancedSizes))
    lowered = lower(replace(problem, extensions=others))
    return replace(lowered.problem, extensions=()), (*even, *lowered.remaining)


def _share_for_seats(problem: Problem, remaining: tuple[Extension, ...], time_limit: float) -> float:
    """Seconds kept for smoothing; none when no seat changes what a remaining constraint costs."""
    if problem.students and any(_depends_on_seats(extension, problem) for extension in remaining):
        return min(_SMOOTHING_SHARE * time_limit, _MOST_SMOOTHING)
    return 0.0


def _verification_time(problem: Problem, time_limit: float) -> float:
    choices = sum(len(student.courses) for student in problem.students)
    return min(_SECONDS_PER_CHOICE * choices, _MOST_VERIFYING * time_limit)


def _depends_on_seats(extension: Extension, problem: Problem) -> bool:
    if isinstance(extension, PersonExtension):
        return extension.who.every_student or bool(extension.who.students)
    return next(extension.list_watched(problem), None) is not None


def _smooth(problem: Problem, result: Result, end: float, seed: int) -> Solution:
    from cartable_timetable.extensions.smoothing import smooth  # needs NumPy

    assert result.solution is not None
    left = max(0.01, end - monotonic())
    if result.stopped == INTERRUPTED:
        left = min(left, _AFTER_INTERRUPTION)
    return smooth(problem, result.solution, time_limit=left, seed=seed)


def _heard(on_progress: OnProgress | None, remaining: tuple[Extension, ...]) -> OnProgress | None:
    """The caller's ears: nothing is told feasible while a required constraint isn't known to hold."""
    if on_progress is None or not any(extension.required for extension in remaining):
        return on_progress

    def hear(progress: Progress) -> bool | None:
        return on_progress(replace(progress, feasible=False))

    return hear


def _count_broken(report: Report, result: Result) -> int:
    if report.feasible:
        return 0
    broken = sum(extension.required and extension.excess > 0 for extension in report.extensions)
    return max(1, result.violations, broken)


def _tell_end(result: Result, report: Report) -> str:
    """A least total of the lowered problem is that of ``problem`` when what remained costs nothing on top."""
    if result.stopped != PROVED_OPTIMAL or result.cost is None:
        return result.stopped
    is_least = report.feasible and report.total + report.extension_total == result.cost.total
    return PROVED_OPTIMAL if is_least else PROVED_BUT_FOR_EXTENSIONS
