"""Timetables side by side: every figure by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from cartable_timetable.check import check
from cartable_timetable.model import Cost, Problem, Solution, Student
from cartable_timetable.scenarios import Scenario, compare

Make = Callable[..., Solution]


def test_the_figures_of_each_timetable(small_problem: Problem, make_solution: Make) -> None:
    first = make_solution(P1=(0, None))
    other = make_solution({"L1": ("1",), "T1": ("1",), "L2": ("2", "3"), "T2": ("2", "3")}, T1=(0, "B"))
    comparison = compare(small_problem, [first, other], ["now", "then"])
    now, then = comparison.scenarios
    assert now == Scenario(
        name="now",
        feasible=True,
        errors=0,
        cost=check(small_problem, first).cost,
        weighted=check(small_problem, first).weighted,
        violations=1,
        conflicts=2,
        students_in_conflict=1,
        hurt=(),
        relieved=(),
        rooms_used=("A", "B"),
        room_hours=pytest.approx((10 * 4 + 10 * 2 + 10 * 4 + 10 * 4) * 24 / 100),
        classes_moved=(),
        seats_moved=0,
    )
    assert (then.classes_moved, then.seats_moved) == (("T1", "P1"), 2)
    assert (then.conflicts, then.students_in_conflict, then.hurt, then.relieved) == (1, 1, (), ("1",))
    assert then.rooms_used == ("A", "B")


def test_who_is_hurt_and_who_is_relieved(small_problem: Problem, make_solution: Make) -> None:
    calm, clash = make_solution(), make_solution(P1=(0, None))
    assert [item.hurt for item in compare(small_problem, [calm, clash]).scenarios] == [(), ("1",)]
    assert [item.relieved for item in compare(small_problem, [clash, calm]).scenarios] == [(), ("1",)]


def test_other_problems_are_compared_for_what_they_share(small_problem: Problem, make_solution: Make) -> None:
    more = replace(small_problem, students=(*small_problem.students[1:], Student("9", ("C1",))))
    students = {"L1": ("9",), "T1": ("9",), "L2": ("2", "3"), "T2": ("2", "3"), "P1": ()}
    comparison = compare([small_problem, more], [make_solution(), make_solution(students)])
    assert [item.name for item in comparison.scenarios] == ["1", "2"]
    assert comparison.scenarios[1].seats_moved == 2
    assert comparison.scenarios[1].hurt == ()


def test_an_empty_timetable_is_told_as_it_is(small_problem: Problem, make_solution: Make) -> None:
    empty = compare(small_problem, [make_solution(), Solution("small", {}, {})]).scenarios[1]
    assert (empty.feasible, empty.cost, empty.rooms_used, empty.room_hours) == (False, Cost(0, 0, 0, 0, 0), (), 0)
    assert empty.classes_moved == ("L1", "L2", "T1", "T2", "P1", "P2")
    assert empty.errors == 11


def test_the_table_in_both_languages(small_problem: Problem, make_solution: Make) -> None:
    comparison = compare(small_problem, [make_solution(), make_solution(P1=(0, None))], ["today", "P1 earlier"])
    assert comparison.as_table().splitlines() == [
        "                          today  P1 earlier",
        "feasible                    yes         yes",
        "hard rules broken             0           0",
        "total cost                   37          47",
        "  times                       6           2",
        "  rooms                       6           6",
        "  constraints                25          25",
        "  students                    0          14",
        "wishes not kept               1           1",
        "student conflicts             0           2",
        "students with a conflict      0           1",
        "students hurt                 0           1",
        "students relieved             0           0",
        "rooms used                    2           2",
        "room hours                 33.6        33.6",
        "classes moved                 0           1",
        "seats moved                   0           0",
    ]
    assert comparison.as_table("fr").splitlines()[1].split() == ["réalisable", "oui", "oui"]


def test_json_holds_the_same_figures(small_problem: Problem, make_solution: Make) -> None:
    comparison = compare(small_problem, [make_solution(), make_solution(P1=(0, None))])
    plain = json.loads(json.dumps(comparison.as_json()))
    assert [item["total"] for item in plain["scenarios"]] == [37, 47]
    assert plain["scenarios"][1]["hurt"] == ["1"]
    assert plain["scenarios"][1]["classes_moved"] == ["P1"]


def test_unequal_numbers_are_refused(small_problem: Problem, make_solution: Make) -> None:
    with pytest.raises(ValueError, match="got 1 problems, 1 solutions and 2 names"):
        compare(small_problem, [make_solution()], ["a", "b"])
    with pytest.raises(ValueError, match="there is no solution to compare"):
        compare(small_problem, [])
