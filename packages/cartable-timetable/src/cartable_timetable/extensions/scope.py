"""Checks that several constraints share: what they name exists, each thing once, and fits the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cartable_timetable.extensions.extension import Extension
from cartable_timetable.extensions.people import Who
from cartable_timetable.faults import FaultList
from cartable_timetable.model import Class, Course, Problem, Student, Time

if TYPE_CHECKING:
    from cartable_timetable.validation.lines import LineBook


@dataclass(frozen=True, slots=True)
class Names:
    """What a problem holds, by identifier."""

    problem: Problem
    classes: dict[str, Class]
    course_of: dict[str, str]
    subparts: frozenset[str]
    courses: dict[str, Course]
    students: dict[str, Student]
    rooms: frozenset[str]

    @classmethod
    def of_problem(cls, problem: Problem) -> Names:
        """Laid out once for all the constraints of a problem."""
        subparts = [
            (course.id, subpart)
            for course in problem.courses
            for config in course.configs
            for subpart in config.subparts
        ]
        return cls(
            problem,
            {class_.id: class_ for class_ in problem.classes()},
            {class_.id: course for course, subpart in subparts for class_ in subpart.classes},
            frozenset(subpart.id for _, subpart in subparts),
            {course.id: course for course in problem.courses},
            {student.id: student for student in problem.students},
            frozenset(room.id for room in problem.rooms),
        )


class Scope:
    """One constraint to be checked: where it stands, and where its faults go."""

    def __init__(self, names: Names, extension: Extension, where: str, lines: LineBook, faults: FaultList) -> None:
        self.names = names
        self.where = where
        self.line = lines.find_line(extension)
        self.faults = faults
        self._lines = lines
        self._extension = extension

    def inner(self, tag: str, identifier: str) -> tuple[str, int | None]:
        """Place and line of a child."""
        line = self._lines.find_line(self._extension, f"{tag}[id={identifier}]")
        return f"{self.where}/{tag}[id={identifier}]", line or self.line

    def check_classes(self, classes: Iterable[str]) -> None:
        """Each exists, and is named once."""
        seen: set[str] = set()
        for identifier in classes:
            where, line = self.inner("class", identifier)
            if identifier and identifier not in self.names.classes:
                self.faults.add("extension_class_unknown", where, line, id=identifier)
            elif identifier in seen:
                self.faults.add("extension_class_repeated", where, line, id=identifier)
            seen.add(identifier)

    def check_students(self, students: Iterable[str], course: str | None = None) -> None:
        """Each exists, is named once and, when ``course`` is given, has chosen it."""
        seen: set[str] = set()
        for identifier in students:
            where, line = self.inner("student", identifier)
            student = self.names.students.get(identifier)
            if student is None:
                if identifier:
                    self.faults.add("extension_student_unknown", where, line, id=identifier)
            elif identifier in seen:
                self.faults.add("extension_student_repeated", where, line, id=identifier)
            elif course in self.names.courses and course not in student.courses:
                self.faults.add("extension_student_not_in_course", where, line, id=identifier, course=course or "")
            seen.add(identifier)

    def check_course(self, course: str) -> None:
        """The course exists."""
        if course and course not in self.names.courses:
            self.faults.add("extension_course_unknown", self.where, self.line, id=course)

    def check_not_empty(self, *groups: object) -> None:
        """Somebody or something is concerned."""
        if not any(groups):
            self.faults.add("extension_empty", self.where, self.line)

    def check_who(self, who: Who) -> None:
        """The people exist, and there are some."""
        self.check_not_empty(who.every_student, who.students, who.attendees)
        self.check_students(who.students)
        for attendee in who.attendees:
            self.check_classes(attendee.classes)

    def check_within_day(self, start: int, end: int) -> None:
        """``[start, end)`` is a stretch of the day."""
        slots = self.names.problem.slots_per_day
        if slots and (end > slots or start >= end):
            self.faults.add("extension_window", self.where, self.line, start=start, end=end, slots=slots)

    def check_times(self, times: Iterable[Time]) -> None:
        """Each ends within the day."""
        slots = self.names.problem.slots_per_day
        for position, time in enumerate(times, start=1):
            if slots and time.end > slots:
                where, line = f"{self.where}/unavailable[{position}]", self._lines.find_line(time) or self.line
                self.faults.add("time_beyond_day", where, line, start=time.start, end=time.end, slots=slots)
