"""Variants of a problem, each solved, then compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cartable_timetable.model import Problem, Solution
from cartable_timetable.repairing.changes import Change
from cartable_timetable.result import OnProgress, Result
from cartable_timetable.scenarios.comparing import compare
from cartable_timetable.scenarios.comparison import Comparison

Variant = Callable[[Problem], Problem] | Iterable[Change]
"""What makes a scenario of the problem: a function, or changes (none: the problem as it is)."""


@dataclass(frozen=True, slots=True)
class ScenarioRun:
    """The outcome of each scenario, by name in the order given; without solution, an empty one is compared."""

    comparison: Comparison
    problems: Mapping[str, Problem]
    results: Mapping[str, Result]


def run_scenarios(
    problem: Problem,
    scenarios: Mapping[str, Variant],
    *,
    time_limit: float,
    seed: int = 1,
    workers: int = 1,
    start: Solution | None = None,
    max_iterations: int | None = None,
    on_progress: OnProgress | None = None,
) -> ScenarioRun:
    """Solves each scenario for ``time_limit`` seconds with the same seed, and compares them with the first.

    ``start`` is a timetable to begin from in each, such as the present one; ``max_iterations`` ends each after so many
    moves, for results that don't depend on the machine. When ``on_progress`` returns False the run
    in progress ends with what it has, and so does each that is left. Raises ValueError when there is no scenario, and
    whatever applying a change raises (:class:`~cartable_timetable.repairing.ChangesRefused`) before anything is solved.
    """
    if not scenarios:
        raise ValueError("there is no scenario to run")
    problems = {name: _vary(problem, variant) for name, variant in scenarios.items()}
    from cartable_timetable.solver import solve

    results = {
        name: solve(
            varied,
            time_limit=time_limit,
            seed=seed,
            workers=workers,
            start=start,
            max_iterations=max_iterations,
            on_progress=on_progress,
        )
        for name, varied in problems.items()
    }
    solutions = [result.solution or Solution(problems[name].name, {}, {}) for name, result in results.items()]
    return ScenarioRun(compare(list(problems.values()), solutions, list(problems)), problems, results)


def _vary(problem: Problem, variant: Variant) -> Problem:
    if callable(variant):
        return variant(problem)
    from cartable_timetable.repairing import apply_changes

    return apply_changes(problem, variant)
