"""A problem laid out for look-up by identifier."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.distributions import RuleContext
from cartable_timetable.model import Class, Problem


@dataclass(frozen=True, slots=True)
class Home:
    """Where a class belongs."""

    course: str
    config: str
    subpart: str


class ProblemIndex:
    """Classes, rooms, homes of classes and travel of one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.classes: dict[str, Class] = {class_.id: class_ for class_ in problem.classes()}
        self.rooms = {room.id: room for room in problem.rooms}
        self.courses = {course.id: course for course in problem.courses}
        self.students = {student.id: student for student in problem.students}
        self.context = RuleContext.of_problem(problem)
        self.homes: dict[str, Home] = {
            class_.id: Home(course.id, config.id, subpart.id)
            for course in problem.courses
            for config in course.configs
            for subpart in config.subparts
            for class_ in subpart.classes
        }
