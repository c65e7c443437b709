"""Scenarios are applied, solved and compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cartable_timetable.check import check
from cartable_timetable.model import Problem
from cartable_timetable.repairing import ChangesRefused, CloseRoom
from cartable_timetable.scenarios import run_scenarios


def without_students(problem: Problem) -> Problem:
    return replace(problem, students=())


def test_each_scenario_is_solved_and_compared_with_the_first(small_problem: Problem) -> None:
    run = run_scenarios(
        small_problem,
        {"as it is": (), "A closed": [CloseRoom("A", ())], "nobody": without_students},
        time_limit=60,
        max_iterations=3_000,
    )
    names = ["as it is", "A closed", "nobody"]
    assert [item.name for item in run.comparison.scenarios] == names
    assert list(run.results) == list(run.problems) == names
    assert run.problems["as it is"] == small_problem
    assert run.problems["nobody"].students == ()
    plain, closed, nobody = run.comparison.scenarios
    assert (plain.feasible, closed.feasible, nobody.feasible) == (True, True, True)
    assert closed.rooms_used == ("B",)
    assert plain.cost.total <= closed.cost.total
    assert nobody.cost.student == 0
    for name, scenario in zip(names, run.comparison.scenarios, strict=True):
        solution = run.results[name].solution
        assert solution is not None
        assert check(run.problems[name], solution).cost == scenario.cost


def test_a_change_that_cannot_be_applied_stops_before_solving(small_problem: Problem) -> None:
    with pytest.raises(ChangesRefused, match="Room Z does not exist"):
        run_scenarios(small_problem, {"wrong": [CloseRoom("Z", ())]}, time_limit=60)
    with pytest.raises(ValueError, match="there is no scenario to run"):
        run_scenarios(small_problem, {}, time_limit=60)
