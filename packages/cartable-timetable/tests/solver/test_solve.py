"""The promises of solve()."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from cartable_timetable.check import check
from cartable_timetable.model import Class, Config, Course, Problem, Room, Student, Subpart, Time, TimeOption, Weights
from cartable_timetable.result import INTERRUPTED, ITERATION_LIMIT, PROVED_OPTIMAL, Progress
from cartable_timetable.solver import solve


def test_a_campus_gets_a_feasible_timetable_confirmed_by_the_verifier(campus: Callable[..., Problem]) -> None:
    problem = campus(200, 14)
    result = solve(problem, time_limit=600, max_iterations=300_000)
    assert result.solution is not None
    report = check(problem, result.solution)
    assert report.errors == ()
    assert (result.feasible, result.cost, result.violations) == (True, report.cost, 0)
    assert (result.iterations, result.stopped) == (300_000, ITERATION_LIMIT)


def test_the_same_seed_gives_the_same_timetable(campus: Callable[..., Problem]) -> None:
    problem = campus(80, 8)
    first, second = (solve(problem, time_limit=600, max_iterations=60_000, seed=7) for _ in range(2))
    assert first.solution == second.solution
    assert first.cost == second.cost


def test_a_start_is_never_made_worse(campus: Callable[..., Problem]) -> None:
    problem = campus(80, 8)
    before = solve(problem, time_limit=600, max_iterations=60_000)
    after = solve(problem, time_limit=600, max_iterations=1_000, start=before.solution, seed=2)
    assert before.cost is not None
    assert after.cost is not None
    assert (after.feasible, after.cost.total <= before.cost.total) == (True, True)


def test_refusing_a_report_stops_the_run_with_a_result(campus: Callable[..., Problem]) -> None:
    heard: list[Progress] = []

    def stop(progress: Progress) -> bool:
        heard.append(progress)
        return False

    problem = campus(300, 10)
    result = solve(problem, time_limit=600, on_progress=stop)
    assert result.stopped == INTERRUPTED
    assert len(heard) == 1
    assert result.solution is not None
    assert set(result.solution.placements) == {item.id for item in problem.classes()}


def _two_classes_in_one_hour(limit: int) -> Problem:
    hour = (TimeOption(Time(1, 1, 96, 12), 0),)
    room = Room("r", 9)
    courses = tuple(
        Course(name, (Config(name, (Subpart(name, (Class(name, limit, None, False, hour, ()),)),)),)) for name in "ab"
    )
    students = (Student("1", ("a", "b")), Student("2", ("a",)))
    return Problem("hour", 5, 1, 288, Weights(1, 1, 1, 7), (room,), courses, (), students)


def test_nothing_to_choose_is_proved_optimal() -> None:
    result = solve(_two_classes_in_one_hour(2), time_limit=600, max_iterations=1_000)
    assert result.cost is not None
    assert (result.feasible, result.cost.student, result.cost.total) == (True, 1, 7)
    assert result.stopped == PROVED_OPTIMAL


def test_too_few_seats_are_not_called_feasible() -> None:
    problem = _two_classes_in_one_hour(1)
    result = solve(problem, time_limit=600, max_iterations=1_000)
    assert result.solution is not None
    assert (result.feasible, result.violations, result.stopped) == (False, 1, "nothing_to_move")
    assert not check(problem, result.solution).feasible


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"time_limit": 0}, "time_limit must be positive; got 0"),
        ({"time_limit": 1, "workers": 0}, "workers must be at least 1; got 0"),
    ],
)
def test_bad_arguments_are_named(campus: Callable[..., Problem], arguments: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        solve(campus(10, 3), **arguments)


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import sys, cartable_timetable.solver; print(sorted({'numba', 'ortools'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
