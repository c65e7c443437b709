"""The smallest problem that makes every kernel run: two students, two courses, a clash, a choice."""

from __future__ import annotations

from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Placement,
    Problem,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)


def sample_problem() -> tuple[Problem, dict[str, Placement]]:
    """The problem and its timetable."""
    morning, evening = Time(1, 1, 0, 4), Time(1, 1, 8, 4)
    courses = (_course("a", morning, evening), _course("b", morning))
    people = (Student("1", ("a", "b")), Student("2", ("a", "b")))
    problem = Problem("sample", 1, 1, 12, Weights(1, 1, 1, 1), (), courses, (), people)
    return problem, {item.id: Placement(item.times[0].time, None) for item in problem.classes()}


def _course(name: str, *times: Time) -> Course:
    classes = tuple(Class(f"{name}{k}", None, None, False, (TimeOption(time, 0),), ()) for k, time in enumerate(times))
    return Course(name, (Config(name, (Subpart(name, classes),)),))
