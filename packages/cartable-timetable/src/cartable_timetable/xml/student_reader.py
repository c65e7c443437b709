"""Students and the courses they chose."""

from __future__ import annotations

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Student
from cartable_timetable.validation import LineBook
from cartable_timetable.xml.attributes import Attributes
from cartable_timetable.xml.children import iterate_children
from cartable_timetable.xml.parsing import Element


def read_students(section: Element, faults: FaultList, lines: LineBook) -> tuple[Student, ...]:
    """The students of <students>; none when the section is absent."""
    if section is None:
        return ()
    return tuple(_read_student(element, faults, lines) for element in iterate_children(section, faults, "student"))


def _read_student(element: Element, faults: FaultList, lines: LineBook) -> Student:
    identifier = Attributes(element, faults, ("id",)).identifier()
    choices = list(iterate_children(element, faults, "course"))
    student = Student(identifier, tuple(Attributes(choice, faults, ("id",)).identifier() for choice in choices))
    lines.note(student, element.sourceline)
    for position, choice in enumerate(choices, start=1):
        lines.note(student, choice.sourceline, f"course[{position}]")
    return student
