"""Cores of small random problems, against trying every timetable."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.distributions import PairRule, RuleContext, get_rule
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.explaining import Requirement, RequirementKind, explain_infeasibility
from cartable_timetable.explaining.contradictions.ours import list_placing_extensions
from cartable_timetable.explaining.contradictions.requirement import list_timetable_requirements
from cartable_timetable.explaining.explainer import list_domain
from cartable_timetable.extensions import (
    Attendee,
    EdgeHours,
    Extension,
    TeacherAvailability,
    TeacherMaxDays,
    Who,
    list_places,
)
from cartable_timetable.model import Placement, Problem


def can_hold(problem: Problem, requirements: Collection[Requirement]) -> bool:
    """Whether some placement of the classes that must have one keeps the requirements, by trying them all."""
    placed = [class_ for class_ in problem.classes() if is_asked(requirements, RequirementKind.PLACE, class_.id)]
    return any(
        keeps(problem, requirements, dict(zip((class_.id for class_ in placed), chosen, strict=True)))
        for chosen in product(*(list_domain(class_) for class_ in placed))
    )


def is_asked(requirements: Collection[Requirement], kind: RequirementKind, name: str, position: int = 0) -> bool:
    return Requirement(kind, name, position) in requirements


def keeps(problem: Problem, requirements: Collection[Requirement], chosen: dict[str, Placement]) -> bool:
    for room in problem.rooms:
        times = [place.time for place in chosen.values() if place.room == room.id]
        for position, closed in enumerate(room.unavailable, start=1):
            is_used = any(overlap(time, closed) for time in times)
            if is_used and is_asked(requirements, RequirementKind.CLOSURE, room.id, position):
                return False
        if is_asked(requirements, RequirementKind.ROOM, room.id) and any(
            overlap(a, b) for a, b in combinations(times, 2)
        ):
            return False
    asked = [item for item in requirements if item.kind is RequirementKind.EXTENSION]
    if not all(keeps_ours(problem.extensions[item.position - 1], chosen) for item in asked):
        return False
    return all(
        keeps_rule(problem, position, chosen)
        for position in range(1, len(problem.distributions) + 1)
        if is_asked(requirements, RequirementKind.RULE, "", position)
    )


def keeps_rule(problem: Problem, position: int, chosen: dict[str, Placement]) -> bool:
    distribution, context = problem.distributions[position - 1], RuleContext.of_problem(problem)
    rule = get_rule(distribution)
    members = [chosen[name] for name in distribution.classes if name in chosen]
    if isinstance(rule, PairRule):
        return all(rule.is_pair_ok(a, b, context) for a, b in combinations(members, 2))
    return rule.measure_excess(members, context) == 0


def keeps_ours(extension: Extension, chosen: dict[str, Placement]) -> bool:
    if isinstance(extension, EdgeHours):
        times = [chosen[name].time for who in extension.who.attendees for name in who.classes if name in chosen]
        return all(time.start >= extension.first and time.end <= extension.last for time in times)
    assert isinstance(extension, TeacherAvailability | TeacherMaxDays)
    times = [chosen[name].time for name in extension.classes if name in chosen]
    if isinstance(extension, TeacherAvailability):
        return not any(overlap(time, away) for time in times for away in extension.unavailable)
    return len({day for time in times for day in range(7) if time.days >> day & 1}) <= extension.days


@st.composite
def draw_ours(draw: st.DrawFn, problem: Problem) -> Problem:
    """The problem with a few constraints on times and days, required or not."""
    names = [class_.id for class_ in problem.classes()]
    times = [option.time for class_ in problem.classes() for option in class_.times]
    drawn: list[Extension] = []
    for _ in range(draw(st.integers(1, 3))):
        classes = tuple(draw(st.lists(st.sampled_from(names), min_size=1, unique=True)))
        required, away = draw(st.booleans()), draw(st.sampled_from(times))
        drawn.append(
            draw(
                st.sampled_from(
                    [
                        TeacherAvailability("x", classes, (away,), required=required, penalty=1),
                        TeacherMaxDays("x", classes, 1, required=required, penalty=1),
                        EdgeHours(
                            away.start,
                            problem.slots_per_day,
                            who=Who(attendees=(Attendee("x", classes),)),
                            required=required,
                            penalty=1,
                        ),
                    ]
                )
            )
        )
    return replace(problem, extensions=tuple(drawn))


def test_required_constraints_of_ours_are_in_the_core_when_they_are_to_blame(
    any_problem: Callable[..., st.SearchStrategy[Problem]],
) -> None:
    @settings(max_examples=150, deadline=None)
    @given(any_problem(required=True, most=2).flatmap(draw_ours))
    def verify(problem: Problem) -> None:
        core = explain_infeasibility(problem, time_limit=60)
        everything = [*list_timetable_requirements(problem), *list_placing_extensions(problem)]
        required = [place for place, item in zip(list_places(problem.extensions), problem.extensions, strict=True)
                    if item.required]  # fmt: skip
        assert [item.name for item in everything if item.kind is RequirementKind.EXTENSION] == required
        assert (core is None) is can_hold(problem, everything)
        if core is not None:
            assert (core.is_minimal, core.unseen) == (True, ())
            assert not can_hold(problem, core.requirements)
            for left_out in core.requirements:
                assert can_hold(problem, set(core.requirements) - {left_out})

    verify()


def test_a_core_is_found_when_there_is_no_timetable_and_nothing_in_it_is_spare(
    any_problem: Callable[..., st.SearchStrategy[Problem]],
) -> None:
    @settings(max_examples=250, deadline=None)
    @given(any_problem(required=True, most=3))
    def verify(problem: Problem) -> None:
        core = explain_infeasibility(problem, time_limit=60)
        everything = list_timetable_requirements(problem)
        assert (core is None) is can_hold(problem, everything)
        if core is not None:
            assert core.is_minimal
            assert set(core.requirements) <= set(everything)
            assert not can_hold(problem, core.requirements)
            for left_out in core.requirements:
                assert can_hold(problem, set(core.requirements) - {left_out})

    verify()
