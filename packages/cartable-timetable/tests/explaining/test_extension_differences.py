"""Constraints of ours, too, cost what the verifier says wherever the class goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.check import check
from cartable_timetable.explaining import explain_class
from cartable_timetable.extensions import (
    Attendee,
    Campus,
    CampusGap,
    CampusTravel,
    CompactDays,
    EdgeHours,
    Extension,
    LunchBreak,
    TeacherAvailability,
    TeacherMaxDays,
    Who,
)
from cartable_timetable.model import Problem, Solution, Time


@st.composite
def draw_extensions(draw: st.DrawFn, problem: Problem) -> tuple[Extension, ...]:
    names = tuple(class_.id for class_ in problem.classes())
    members = tuple(draw(st.lists(st.sampled_from(names), min_size=1, unique=True)))
    who = Who(draw(st.booleans()), (), (Attendee("teacher", members),))
    campuses = (Campus("north", ("A",)), Campus("south", ("B", "C")))
    every = (
        LunchBreak(who=who, start=8, end=16, length=4, **draw_price(draw)),
        CompactDays(who=who, max_gap=1, **draw_price(draw)),
        EdgeHours(who=who, first=4, last=18, **draw_price(draw)),
        CampusTravel(who=who, campuses=campuses, gaps=(CampusGap("north", "south", 3),), **draw_price(draw)),
        TeacherAvailability(teacher="t", classes=members, unavailable=(Time(3, 3, 4, 9),), **draw_price(draw)),
        TeacherMaxDays(teacher="t", classes=members, days=1, **draw_price(draw)),
    )
    return tuple(draw(st.lists(st.sampled_from(every), min_size=1, unique_by=id)))


def draw_price(draw: st.DrawFn) -> dict[str, int | bool]:
    required = draw(st.booleans())
    return {"required": required, "penalty": 0 if required else draw(st.integers(1, 9))}


def test_extension_differences_are_the_verifier_s(
    any_problem: Callable[..., st.SearchStrategy[Problem]],
    any_solution: Callable[[Problem], st.SearchStrategy[Solution]],
) -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def verify(data: st.DataObject) -> None:
        problem = data.draw(any_problem())
        problem = replace(problem, extensions=data.draw(draw_extensions(problem)))
        solution = data.draw(any_solution(problem))
        class_ = data.draw(st.sampled_from(list(problem.classes())))
        before = check(problem, solution)
        options = explain_class(problem, solution, class_.id).options
        for option in options:
            placements = {**solution.placements, class_.id: option.placement}
            after = check(problem, replace(solution, placements=placements))
            assert option.extension_difference == after.extension_total - before.extension_total
            assert option.difference.total == after.total - before.total
            broken = {item.where for item in after.extensions if item.required and item.excess}
            told = {item.sentence.values["where"] for item in option.conflicts if item.code == "required_extension"}
            assert told == broken
        ranks = [(not option.is_possible, option.price) for option in options]
        assert ranks == sorted(ranks)

    verify()
