"""The differences that an explanation tells are those of two verifications."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.check import check
from cartable_timetable.explaining import ClassExplanation, PlacementOption, explain_class
from cartable_timetable.model import Cost, Placement, Problem, Solution


def moved(solution: Solution, class_id: str, placement: Placement) -> Solution:
    return replace(solution, placements={**solution.placements, class_id: placement})


def subtract(after: Cost, before: Cost) -> Cost:
    return Cost(
        after.time - before.time,
        after.room - before.room,
        after.distribution - before.distribution,
        after.student - before.student,
        after.total - before.total,
    )


def count_soft(problem: Problem, class_id: str, solution: Solution) -> dict[tuple[str, ...], int]:
    """The students kept from each other class, and the broken pairs of each constraint, as the verifier finds them."""
    report = check(problem, solution)
    counts: dict[tuple[str, ...], int] = {}
    for conflict in report.student_conflicts:
        if class_id in (conflict.first, conflict.second):
            other = conflict.second if conflict.first == class_id else conflict.first
            counts["student", other] = counts.get(("student", other), 0) + 1
    for violation in report.violations:
        for pair in violation.pairs:
            if class_id in pair:
                other = next(name for name in pair if name != class_id)
                counts["rule", str(violation.position), other] = 1
        if not violation.pairs and class_id in violation.classes:
            counts["rule", str(violation.position)] = 1
    return counts


def list_told(option: PlacementOption) -> dict[tuple[str, ...], int]:
    told: dict[tuple[str, ...], int] = {}
    for conflict in option.conflicts:
        if conflict.code == "students_clash":
            told["student", conflict.classes[0]] = len(conflict.students)
        elif conflict.code.endswith("_pairs"):
            told.update({("rule", str(conflict.distribution), name): 1 for name in conflict.classes})
        elif conflict.code.endswith("_set"):
            told["rule", str(conflict.distribution)] = 1
    return told


def has_room_fault(problem: Problem, class_id: str, solution: Solution) -> bool:
    return any(
        error.code in ("room_unavailable", "room_clash") and class_id in (error.params["id"], error.params.get("other"))
        for error in check(problem, solution).errors
    )


def test_differences_and_conflicts_are_the_verifier_s(
    any_problem: Callable[..., st.SearchStrategy[Problem]],
    any_solution: Callable[[Problem], st.SearchStrategy[Solution]],
) -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def verify(data: st.DataObject) -> None:
        problem = data.draw(any_problem())
        solution = data.draw(any_solution(problem))
        class_ = data.draw(st.sampled_from(list(problem.classes())))
        explanation = explain_class(problem, solution, class_.id)
        before = check(problem, solution).cost
        assert len(explanation.options) == len(class_.times) * max(1, len(class_.rooms))
        assert_ranked(explanation)
        for option in explanation.options:
            after = moved(solution, class_.id, option.placement)
            assert option.difference == subtract(check(problem, after).cost, before)
            assert list_told(option) == count_soft(problem, class_.id, after)
            told_room = any(conflict.code.startswith("room_") for conflict in option.conflicts)
            assert told_room is has_room_fault(problem, class_.id, after)
            assert option.is_present is (solution.placements.get(class_.id) == option.placement)

    verify()


def assert_ranked(explanation: ClassExplanation) -> None:
    ranks = [(not option.is_possible, option.difference.total) for option in explanation.options]
    assert ranks == sorted(ranks)
    for option in explanation.options:
        hard = [conflict.is_hard for conflict in option.conflicts]
        assert hard == sorted(hard, reverse=True)
