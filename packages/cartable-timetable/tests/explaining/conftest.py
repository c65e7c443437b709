"""Random problems with every kind of constraint, and random timetables of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from cartable_timetable.distributions import arity_of
from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Distribution,
    DistributionKind,
    Placement,
    Problem,
    Room,
    RoomOption,
    Solution,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)

ROOMS = ("A", "B", "C")
DAYS, WEEKS, SLOTS = 3, 4, 24


@st.composite
def draw_times(draw: st.DrawFn) -> Time:
    length = draw(st.integers(1, 5))
    days, weeks = draw(st.integers(1, 2**DAYS - 1)), draw(st.integers(1, 2**WEEKS - 1))
    return Time(days, weeks, draw(st.integers(0, SLOTS - length)), length)


@st.composite
def draw_classes(draw: st.DrawFn, name: str) -> Class:
    times = draw(st.lists(draw_times(), min_size=1, max_size=4, unique_by=lambda t: (t.days, t.weeks, t.start)))
    rooms = draw(st.lists(st.sampled_from(ROOMS), max_size=3, unique=True))
    return Class(
        name,
        None,
        None,
        bool(rooms),
        tuple(TimeOption(time, draw(st.integers(0, 5))) for time in times),
        tuple(RoomOption(room, draw(st.integers(0, 5))) for room in rooms),
    )


@st.composite
def draw_problems(draw: st.DrawFn, required: bool | None = None, most: int = 5) -> Problem:
    names = tuple(f"k{number}" for number in range(draw(st.integers(1, most))))
    courses = tuple(
        Course(f"c{name}", (Config(f"f{name}", (Subpart(f"s{name}", (draw(draw_classes(name)),)),)),)) for name in names
    )
    rooms = tuple(
        Room(
            name,
            30,
            {other: draw(st.integers(0, 4)) for other in ROOMS if other > name},
            tuple(draw(st.lists(draw_times(), max_size=1))),
        )
        for name in ROOMS
    )
    students = tuple(
        Student(f"s{number}", tuple(f"c{name}" for name in draw(st.lists(st.sampled_from(names), unique=True))))
        for number in range(draw(st.integers(0, 4)))
    )
    rules = draw(st.lists(draw_distributions(names, required), max_size=6))
    weights = Weights(2, 3, 5, 7)
    return Problem("drawn", DAYS, WEEKS, SLOTS, weights, rooms, courses, tuple(rules), students)


@st.composite
def draw_distributions(draw: st.DrawFn, names: tuple[str, ...], required: bool | None) -> Distribution:
    kind = draw(st.sampled_from(DistributionKind))
    high = {DistributionKind.MAX_DAYS: 2, DistributionKind.MAX_BREAKS: 1}.get(kind, 10)
    arguments = tuple(draw(st.integers(0, high)) for _ in range(arity_of(kind)))
    members = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    is_required = draw(st.booleans()) if required is None else required
    return Distribution(kind, arguments, tuple(members), is_required, 0 if is_required else draw(st.integers(0, 9)))


@st.composite
def draw_solutions(draw: st.DrawFn, problem: Problem) -> Solution:
    """A time and a room for most classes, and everybody where they may be."""
    placements = {}
    for class_ in problem.classes():
        if draw(st.integers(0, 9)):
            room = draw(st.sampled_from(class_.rooms)).room if class_.rooms else None
            placements[class_.id] = Placement(draw(st.sampled_from(class_.times)).time, room)
    students = {
        class_.id: tuple(student.id for student in problem.students if f"c{class_.id}" in student.courses)
        for class_ in problem.classes()
    }
    return Solution(problem.name, placements, students)


@pytest.fixture(scope="session")
def any_problem() -> Callable[..., st.SearchStrategy[Problem]]:
    """:func:`draw_problems`."""
    return draw_problems


@pytest.fixture(scope="session")
def any_solution() -> Callable[[Problem], st.SearchStrategy[Solution]]:
    """:func:`draw_solutions`."""
    return draw_solutions
