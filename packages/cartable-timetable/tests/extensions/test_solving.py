"""Solving with constraints of ours: the verdict is about the problem that was asked, never about the lowered one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from cartable_timetable.check import check
from cartable_timetable.extensions import (
    Attendee,
    Extension,
    KeptTogether,
    LunchBreak,
    TeacherAvailability,
    TeacherMaxDays,
    Who,
)
from cartable_timetable.extensions.solving import PROVED_BUT_FOR_EXTENSIONS, solve_with_extensions
from cartable_timetable.model import Problem, Solution, Time
from cartable_timetable.result import INTERRUPTED, PROVED_OPTIMAL, TIME_LIMIT, Progress, Result

Make = Callable[..., Solution]
Drawn = Callable[[int], tuple[Problem, Solution]]
MONDAY = Time(1, 15, 0, 100)
TOGETHER = KeptTogether("C1", ("1", "3"), required=True)
LUNCH = LunchBreak(10, 30, 15, who=Who(attendees=(Attendee("x", ("L1",)),)), required=True)
"""L1 meets from 10 to 20 whatever day it has: ten slots are left of twenty."""


@pytest.fixture
def answer_with(monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """Puts a chosen solution in the place of the search; what it was asked is in the dictionary."""

    def install(solution: Solution, stopped: str = TIME_LIMIT) -> dict[str, Any]:
        asked: dict[str, Any] = {}

        def solve(problem: Problem, **options: Any) -> Result:
            asked.update(options, problem=problem)
            if options["on_progress"]:
                options["on_progress"](Progress(0.1, "anneal", True, None, 0, 5))
            report = check(problem, solution)
            return Result(solution, report.feasible, report.cost, len(report.errors), 0.5, 10, stopped)

        module = ModuleType("cartable_timetable.solver")
        module.__dict__["solve"] = solve
        monkeypatch.setitem(sys.modules, "cartable_timetable.solver", module)
        return asked

    return install


def with_ours(problem: Problem, *extensions: Extension) -> Problem:
    return replace(problem, extensions=extensions)


def test_a_problem_without_extensions_is_handed_over_as_it_is(
    small_problem: Problem, make_solution: Make, answer_with: Callable[..., dict[str, Any]]
) -> None:
    asked = answer_with(make_solution())
    result = solve_with_extensions(small_problem, time_limit=100, seed=7, workers=2, max_iterations=3)
    assert asked["problem"] is small_problem
    assert [asked[name] for name in ("time_limit", "seed", "workers", "max_iterations")] == [100, 7, 2, 3]
    assert (result.feasible, result.elapsed) == (True, 0.5)


def test_the_search_is_given_the_lowered_problem_and_the_cost_is_that_of_the_original(
    small_problem: Problem, make_solution: Make, answer_with: Callable[..., dict[str, Any]]
) -> None:
    away = TeacherAvailability("x", ("L1", "T1"), (MONDAY,), penalty=4)
    problem, solution = with_ours(small_problem, away), make_solution()
    asked = answer_with(solution)
    result = solve_with_extensions(problem, time_limit=100)
    assert asked["problem"].extensions == ()
    assert [option.penalty for option in next(asked["problem"].classes()).times] == [2, 3]
    assert asked["time_limit"] == pytest.approx(100, abs=0.01)  # nothing remains: no seat to smooth
    assert result.solution == solution
    assert (result.feasible, result.cost) == (True, check(problem, solution).cost)


def test_seats_are_mended_in_the_time_that_was_kept(
    small_problem: Problem, make_solution: Make, answer_with: Callable[..., dict[str, Any]]
) -> None:
    problem, apart = with_ours(small_problem, TOGETHER), make_solution()
    assert not check(problem, apart).feasible
    asked, told = answer_with(apart), list[bool]()
    result = solve_with_extensions(problem, time_limit=100, on_progress=lambda seen: told.append(seen.feasible))
    assert asked["time_limit"] == pytest.approx(90, abs=0.01)
    assert told == [False]  # the search doesn't know whether they are together
    assert result.solution is not None
    assert check(problem, result.solution).feasible
    assert (result.feasible, result.violations, result.stopped) == (True, 0, TIME_LIMIT)


def test_a_required_constraint_that_is_broken_is_never_feasible(
    small_problem: Problem, make_solution: Make, answer_with: Callable[..., dict[str, Any]]
) -> None:
    problem = with_ours(small_problem, LUNCH)
    answer_with(make_solution(), PROVED_OPTIMAL)
    result = solve_with_extensions(problem, time_limit=5)
    assert (result.feasible, result.violations, result.stopped) == (False, 1, PROVED_BUT_FOR_EXTENSIONS)
    assert result.solution == make_solution()


@pytest.mark.parametrize(("days", "stopped"), [(1, PROVED_BUT_FOR_EXTENSIONS), (2, PROVED_OPTIMAL)])
def test_a_proof_holds_when_what_remains_costs_nothing(
    small_problem: Problem,
    make_solution: Make,
    answer_with: Callable[..., dict[str, Any]],
    days: int,
    stopped: str,
) -> None:
    wish = TeacherMaxDays("x", ("L1", "P1"), days, penalty=3)  # no multiple of the weight of constraints, 5
    answer_with(make_solution(), PROVED_OPTIMAL)
    assert solve_with_extensions(with_ours(small_problem, wish), time_limit=5).stopped == stopped


def test_an_interruption_still_mends_seats(
    small_problem: Problem, make_solution: Make, answer_with: Callable[..., dict[str, Any]]
) -> None:
    answer_with(make_solution(), INTERRUPTED)
    result = solve_with_extensions(with_ours(small_problem, TOGETHER), time_limit=1000)
    assert (result.feasible, result.stopped) == (True, INTERRUPTED)


def test_the_real_search_keeps_what_is_required(small_problem: Problem) -> None:
    required = TeacherAvailability("x", ("L1",), (MONDAY,), required=True)
    problem = with_ours(small_problem, required, TOGETHER)
    result = solve_with_extensions(problem, time_limit=60, max_iterations=2_000)
    assert result.solution is not None
    report = check(problem, result.solution)
    assert (result.feasible, result.cost) == (report.feasible, report.cost)
    assert result.feasible
    assert result.solution.placements["L1"].time.days == 0b10000


@pytest.mark.parametrize("seed", range(6))
def test_the_verdict_and_the_cost_are_those_of_the_verifier(drawn: Drawn, seed: int) -> None:
    problem, start = drawn(seed)
    result = solve_with_extensions(problem, time_limit=60, max_iterations=500, start=start, seed=seed)
    assert result.solution is not None
    report = check(problem, result.solution)
    assert (result.feasible, result.cost, result.violations > 0) == (report.feasible, report.cost, not report.feasible)
