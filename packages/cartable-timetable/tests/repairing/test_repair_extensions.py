"""Repairs of problems with constraints of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cartable_timetable.check import check
from cartable_timetable.extensions import Attendee, KeptTogether, LunchBreak, TeacherAvailability, TeacherMaxDays, Who
from cartable_timetable.model import Problem, Solution, Time
from cartable_timetable.repairing import repair
from cartable_timetable.repairing.result import NOTHING_BROKEN
from cartable_timetable.scenarios import run_scenarios

Make = Callable[[int], tuple[Problem, Solution]]
SmallMake = Callable[..., Solution]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("improve", [False, True])
def test_a_required_absence_moves_the_classes_that_it_hits(published: Make, seed: int, improve: bool) -> None:
    problem, before = published(seed)
    name, place = next(iter(before.placements.items()))
    away = TeacherAvailability("x", (name,), (replace(place.time, length=1),), required=True)
    wish = TeacherMaxDays("x", tuple(before.placements)[:3], 1, penalty=7)
    changed = replace(problem, extensions=(away, wish))
    assert not check(changed, before).feasible
    result = repair(changed, before, move_price=20, regroup_price=5, time_limit=4, improve=improve)
    report = check(changed, result.solution)
    assert (result.feasible, result.faults, result.cost) == (report.feasible, report.errors, report.cost)
    assert result.feasible
    assert name in {item.class_ for item in result.moved}


def test_what_no_placement_mends_is_told(small_problem: Problem, make_solution: SmallMake) -> None:
    lunch = LunchBreak(10, 30, 15, who=Who(attendees=(Attendee("x", ("L1",)),)), required=True)
    problem = replace(small_problem, extensions=(lunch,))
    result = repair(problem, make_solution(), move_price=9, regroup_price=9, time_limit=2)
    assert not result.feasible
    assert [fault.code for fault in result.faults] == ["extension_broken"]


def test_students_change_groups_for_what_is_required(small_problem: Problem, make_solution: SmallMake) -> None:
    problem = replace(small_problem, extensions=(KeptTogether("C1", ("1", "3"), required=True),))
    result = repair(problem, make_solution(), move_price=9, regroup_price=9, time_limit=5, improve=False)
    assert result.feasible
    assert check(problem, result.solution).feasible
    assert {item.course for item in result.regrouped} == {"C1"}
    assert result.disturbance == 9 * len(result.regrouped)
    assert result.moved == ()


def test_what_keeps_them_stays(small_problem: Problem, make_solution: SmallMake) -> None:
    away = TeacherAvailability("x", ("L1",), (Time(16, 15, 0, 100),), required=True)
    problem = replace(small_problem, extensions=(away,))
    result = repair(problem, make_solution(), move_price=9, regroup_price=9, time_limit=5)
    assert (result.feasible, result.stopped, result.solution.placements) == (
        True,
        NOTHING_BROKEN,
        make_solution().placements,
    )


def test_scenarios_look_at_them(small_problem: Problem) -> None:
    away = TeacherAvailability("x", ("L1",), (Time(1, 15, 0, 100),), required=True)

    def with_absence(problem: Problem) -> Problem:
        return replace(problem, extensions=(away,))

    run = run_scenarios(small_problem, {"away": with_absence}, time_limit=60, max_iterations=2_000)
    solution = run.results["away"].solution
    assert solution is not None
    assert (run.results["away"].feasible, solution.placements["L1"].time.days) == (True, 16)
