"""The verifier on hard rules of time and room, on constraints and on cost: exact values on the small problem."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cartable_timetable.check import Report, check
from cartable_timetable.model import (
    Cost,
    Distribution,
    DistributionKind,
    Placement,
    Problem,
    Solution,
    Time,
)

Make = Callable[..., Solution]


def list_errors(report: Report) -> list[tuple[str, str]]:
    return [(error.code, error.where) for error in report.errors]


def test_a_feasible_solution_and_its_cost(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution())
    assert report.errors == ()
    assert report.feasible
    # time: L2 1 + P1 2; room: L2 in B 2; distribution: load 20 on four Mondays, 5 too many each, 1 × 20 div 4;
    # student: nobody (L1 then T1 in the same room; L2 and T2 on different days)
    assert report.cost == Cost(time=3, room=2, distribution=5, student=0, total=3 * 2 + 2 * 3 + 5 * 5)
    assert report.weighted == Cost(6, 6, 25, 0, 37)
    assert report.total == 37
    (violation,) = report.violations
    assert (violation.position, violation.kind, violation.arguments) == (3, DistributionKind.MAX_DAY_LOAD, (15,))
    assert (violation.required, violation.amount, violation.penalty, violation.pairs) == (False, 20, 5, ())


def test_soft_pairs_are_counted_and_named(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution(T1=(1, "A")))
    assert report.feasible
    (violation,) = report.violations
    assert violation.pairs == (("L1", "T1"), ("T1", "T2"))
    assert (violation.amount, violation.penalty, violation.required) == (2, 6, False)
    assert report.cost == Cost(time=7, room=2, distribution=6, student=0, total=14 + 6 + 30)


def test_a_required_constraint_that_is_broken(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution(L2=(0, "B")))
    assert list_errors(report) == [("distribution_broken_pairs", "distribution[1]")]
    assert not report.feasible
    required = [violation for violation in report.violations if violation.required]
    assert [(violation.amount, violation.penalty, violation.pairs) for violation in required] == [
        (1, 0, (("L1", "L2"),))
    ]
    assert report.errors[0].what == (
        "The required constraint NotOverlap is broken by classes L1 and L2 (pairs in all: 1)."
    )


def test_a_required_constraint_on_a_set_is_exact_before_division(small_problem: Problem, make_solution: Make) -> None:
    hard = Distribution(DistributionKind.MAX_DAY_LOAD, (19,), ("L1", "T1"), required=True)
    one_week = replace(small_problem, distributions=(hard,))
    report = check(one_week, make_solution())
    assert list_errors(report) == [("distribution_broken", "distribution[1]")]
    assert (report.violations[0].amount, report.cost.distribution) == (4, 0)


def test_room_clash_and_closed_room(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution(L1=(0, "B"), L2=(0, "B")))
    assert list_errors(report) == [
        ("room_clash", "room[id=B]"),
        ("distribution_broken_pairs", "distribution[1]"),
    ]
    assert report.errors[0].params == {"room": "B", "id": "L1", "other": "L2"}
    report = check(small_problem, make_solution(L1=(1, "A")))
    assert list_errors(report) == [("room_unavailable", "class[id=L1]")]


def test_unplaced_class(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution(L1=None))
    assert list_errors(report) == [("class_unplaced", "class[id=L1]")]
    assert report.cost.distribution == 0


def test_room_missing_needless_unknown_and_not_allowed(small_problem: Problem, make_solution: Make) -> None:
    report = check(small_problem, make_solution(L1=(0, None), L2=(1, "A"), T1=(0, "Z"), P1=(1, "A")))
    assert list_errors(report) == [
        ("room_missing", "class[id=L1]"),
        ("room_not_allowed", "class[id=L2]"),
        ("room_unknown", "class[id=T1]"),
        ("room_needless", "class[id=P1]"),
    ]


def test_time_not_allowed_and_unknown_class(small_problem: Problem, make_solution: Make) -> None:
    solution = make_solution()
    moved = Placement(Time(0b1, 0b1111, 11, 10), "A")
    placements = {**solution.placements, "L1": moved, "X": moved}
    report = check(small_problem, Solution("small", placements, {**solution.students, "Y": ()}))
    assert list_errors(report) == [
        ("class_unknown", "class[id=X]"),
        ("class_unknown", "class[id=Y]"),
        ("time_not_allowed", "class[id=L1]"),
    ]
    assert report.errors[2].params == {
        "id": "L1",
        "days": "10000",
        "weeks": "1111",
        "start": 11,
        "count": 2,
    }


def test_a_wrong_length_is_not_allowed_and_an_unknown_one_is_completed(
    small_problem: Problem, make_solution: Make
) -> None:
    solution = make_solution()

    def with_length(length: int) -> Solution:
        placements = {**solution.placements, "L1": Placement(Time(0b1, 0b1111, 10, length), "A")}
        return Solution("small", placements, solution.students)

    assert list_errors(check(small_problem, with_length(9))) == [("time_not_allowed", "class[id=L1]")]
    assert check(small_problem, with_length(0)) == check(small_problem, solution)
