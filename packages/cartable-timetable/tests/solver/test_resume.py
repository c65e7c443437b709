"""A run that is given a start, and the time it keeps for its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cartable_timetable.model import Problem
from cartable_timetable.solver import budget as budgets
from cartable_timetable.solver import solve
from cartable_timetable.solver.budget import Budget
from cartable_timetable.solver.compile import compile_problem
from cartable_timetable.solver.search import Search


def test_a_resumed_run_is_never_worse_and_the_same_for_a_seed(campus: Callable[..., Problem]) -> None:
    problem = campus(60, 8)
    before = solve(problem, time_limit=600, max_iterations=30_000)
    first, second = (
        solve(problem, time_limit=600, max_iterations=30_000, seed=4, start=before.solution) for _ in range(2)
    )
    assert before.cost is not None
    assert first.cost is not None
    assert first.feasible
    assert first.cost.total <= before.cost.total
    assert first.solution == second.solution


def test_only_a_nearly_complete_start_is_gone_on_from(campus: Callable[..., Problem]) -> None:
    problem = campus(60, 8)
    whole = solve(problem, time_limit=600, max_iterations=3_000).solution
    assert whole is not None
    half = replace(whole, placements=dict(list(whole.placements.items())[::2]))
    compiled = compile_problem(problem)
    resumed = [Search(compiled, Budget(600.0, 100, None), 1, start).is_resumed for start in (None, half, whole)]
    assert resumed == [False, False, True]


@pytest.mark.parametrize(("worked", "expected"), [(3.0, 2.0), (30.0, 1.0), (0.01, 10.0)])
def test_more_time_is_kept_for_the_end_on_a_busy_machine(
    monkeypatch: pytest.MonkeyPatch, worked: float, expected: float
) -> None:
    clock = {"now": 100.0, "worked": 5.0}
    monkeypatch.setattr(budgets.time, "monotonic", lambda: clock["now"])
    monkeypatch.setattr(budgets.time, "process_time", lambda: clock["worked"])
    budget = Budget(60.0, None, None, _began=100.0, _looked=100.0, _worked=5.0)
    budget.final_work = 1.5
    clock["now"], clock["worked"] = 106.0, 5.0 + worked
    budget.look_around()
    assert (budget.busy, budget.reserve) == (expected, 1.5 * expected)
    assert budget.seconds_left == 54.0 - 1.5 * expected
