"""Everybody at once: limits, parents, the verifier's conflicts, the least of them, and even groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.check import check
from cartable_timetable.model import Class, Placement, Problem, Solution
from cartable_timetable.result import INTERRUPTED, Progress
from cartable_timetable.sectioning import section
from cartable_timetable.sectioning.result import BOUND_REACHED
from cartable_timetable.sectioning.shortage import list_bundles
from cartable_timetable.sectioning.structure import Structure
from cartable_timetable.xml import read_problem

Made = tuple[Problem, dict[str, Placement]]
seeds = st.integers(0, 10**6)
STUDENT_FAULTS = {"student_without_classes"}


@settings(deadline=None, max_examples=60)
@given(seed=seeds)
def test_everybody_is_seated_within_the_rules_or_reported(made: Callable[..., Made], seed: int) -> None:
    problem, placements = made(seed)
    result = section(problem, placements, time_limit=600)
    report = check(problem, result.as_solution(problem, placements))
    unseated = {(item.student, item.course) for item in result.unseated}
    assert {error.code for error in report.errors} <= STUDENT_FAULTS
    assert {(error.params["student"], error.params["course"]) for error in report.errors} == unseated
    assert result.feasible == (not unseated)
    assert result.conflicts == report.student_conflicts
    assert result.least_conflicts <= len(result.conflicts)
    assert result.cost == 3 * len(result.conflicts)
    assert result.sizes == {name: len(people) for name, people in result.students.items()}


@settings(deadline=None, max_examples=60)
@given(seed=seeds)
def test_nobody_is_left_out_who_could_have_a_seat(made: Callable[..., Made], seed: int) -> None:
    problem, placements = made(seed)
    structure = Structure(problem)
    demand = Counter(course for student in problem.students for course in student.courses)
    unseated = Counter(item.course for item in section(problem, placements, time_limit=600).unseated)
    for number, course in enumerate(problem.courses):
        most = _count_most(structure, number, demand[course.id])
        assert unseated[course.id] == demand[course.id] - most


def _count_most(structure: Structure, course: int, demand: int) -> int:
    """By trying everything."""
    bundles = list_bundles(structure, course, 10_000) or []

    @cache
    def seat(left: tuple[int, ...], wanted: int) -> int:
        options = [0]
        for bundle in bundles if wanted else ():
            if all(left[item] > 0 for item in bundle):
                rest = tuple(count - (item in bundle) for item, count in enumerate(left))
                options.append(1 + seat(rest, wanted - 1))
                if options[-1] == wanted:
                    break
        return max(options)

    return seat(tuple(min(limit, demand) for limit in structure.limit), demand)


@settings(deadline=None, max_examples=40)
@given(seed=seeds)
def test_with_seats_for_all_the_conflicts_are_the_least_possible(made: Callable[..., Made], seed: int) -> None:
    problem, placements = made(seed, students=3, roomy=True)
    result = section(problem, placements, time_limit=600)
    structure = Structure(problem)
    choices = [list_bundles(structure, number, 10_000) or [] for number in range(len(problem.courses))]
    least = 0
    for student in problem.students:
        own = [choices[structure.course_number[course]] for course in student.courses]
        if any(not bundles for bundles in own):
            continue
        least += min(_count_conflicts(problem, placements, student.id, taken) for taken in product(*own))
    assert len(result.conflicts) == least


def _count_conflicts(
    problem: Problem, placements: dict[str, Placement], student: str, taken: tuple[tuple[int, ...], ...]
) -> int:
    names = [item.id for item in problem.classes()]
    attended = {names[item]: (student,) for bundle in taken for item in bundle}
    return check(problem, Solution("one", placements, attended)).cost.student


@settings(deadline=None, max_examples=30)
@given(seed=seeds)
def test_a_start_is_kept_when_leaving_it_costs_more_than_it_brings(made: Callable[..., Made], seed: int) -> None:
    problem, placements = made(seed)
    before = section(problem, placements, time_limit=600, seed=1)
    after = section(problem, placements, time_limit=600, seed=2, start=before.students, regroup_price=1000)
    assert after.regrouped == ()
    assert {name: set(people) for name, people in after.students.items()} == {
        name: set(people) for name, people in before.students.items()
    }


def test_the_same_seed_gives_the_same_seats(made: Callable[..., Made]) -> None:
    problem, placements = made(7, students=30, roomy=True)
    first, second = (section(problem, placements, time_limit=600, seed=5) for _ in range(2))
    assert first.students == second.students


def test_parallel_groups_are_even_where_choices_allow(week: Callable[..., Made], lesson: Callable[..., Class]) -> None:
    groups = [lesson(f"g{day}", day=day, limit=20) for day in range(3)]
    evening = [lesson("e", day=0)]
    students = {f"s{n}": "k e" if n < 8 else "k" for n in range(20)}
    result = section(*week({"k": [groups], "e": [evening]}, students), time_limit=600)
    assert result.conflicts == ()
    assert result.stopped == BOUND_REACHED
    assert sorted(result.sizes[f"g{day}"] for day in range(3)) == [6, 7, 7]


def test_who_has_no_seat_is_told_why(week: Callable[..., Made], lesson: Callable[..., Class]) -> None:
    problem = week({"k": [[lesson("a", limit=2), lesson("b", day=1, limit=1)]]}, {f"s{n}": "k" for n in range(5)})
    result = section(*problem, time_limit=600)
    assert not result.feasible
    assert len(result.unseated) == 2
    assert {str(item.reason) for item in result.unseated} == {"Course k has 3 places for 5 students."}
    assert result.unseated[0].reason.text_in("fr") == "Le cours k a 3 places pour 5 étudiants."


def test_places_that_parents_make_useless_are_not_counted(
    week: Callable[..., Made], lesson: Callable[..., Class]
) -> None:
    lectures = [lesson("l1", limit=1), lesson("l2", limit=3)]
    groups = [lesson("g1", day=1, limit=3, parent="l1"), lesson("g2", day=2, limit=1, parent="l2")]
    result = section(*week({"k": [lectures, groups]}, {f"s{n}": "k" for n in range(4)}), time_limit=600)
    assert {str(item.reason) for item in result.unseated} == {
        "The parents and limits of course k leave places for 2 of its 4 students."
    }


def test_refusing_a_report_ends_the_search_with_everybody_seated(made: Callable[..., Made]) -> None:
    heard: list[Progress] = []

    def stop(progress: Progress) -> bool:
        heard.append(progress)
        return False

    problem, placements = made(3, students=40, roomy=True)
    result = section(problem, placements, time_limit=600, on_progress=stop)
    assert (result.stopped, len(heard)) in {(INTERRUPTED, 1), (BOUND_REACHED, 0)}
    assert result.feasible


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"time_limit": 0}, "time_limit must be positive; got 0"),
        ({"time_limit": 1, "regroup_price": -1}, "regroup_price must not be negative; got -1"),
    ],
)
def test_bad_arguments_are_named(made: Callable[..., Made], arguments: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        section(*made(1), **arguments)


@pytest.mark.parametrize("name", ["pu-cs-fal07", "wbg-fal10"])
def test_a_published_instance_is_sectioned_within_its_limits(itc2019: Path, name: str) -> None:
    problem = read_problem(itc2019 / f"{name}.xml.gz")
    placements = {
        item.id: Placement(item.times[0].time, item.rooms[0].room if item.rooms else None) for item in problem.classes()
    }
    result = section(problem, placements, time_limit=600)
    report = check(problem, result.as_solution(problem, placements))
    assert (result.feasible, result.unseated) == (True, ())
    assert not [error for error in report.errors if error.code.startswith(("student_", "class_over"))]
    assert result.conflicts == report.student_conflicts
    assert result.least_conflicts <= len(result.conflicts)
