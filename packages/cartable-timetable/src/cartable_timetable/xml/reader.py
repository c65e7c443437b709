"""A problem from the competition's XML.

Source of the format: https://www.itc2019.org/format (Müller, Rudová, Müllerová 2018).
"""

from __future__ import annotations

from cartable_timetable.faults import FaultList, ProblemFileError
from cartable_timetable.model import Problem, Weights
from cartable_timetable.validation import LineBook, list_faults
from cartable_timetable.xml.attributes import Attributes
from cartable_timetable.xml.children import find_sections
from cartable_timetable.xml.course_reader import CourseReader
from cartable_timetable.xml.distribution_reader import read_distributions
from cartable_timetable.xml.extension_reader import read_extensions
from cartable_timetable.xml.extension_shapes import SECTION
from cartable_timetable.xml.parsing import Element, parse_root
from cartable_timetable.xml.room_reader import read_rooms
from cartable_timetable.xml.source import Source
from cartable_timetable.xml.student_reader import read_students
from cartable_timetable.xml.time_reader import TimeReader


def read_problem(source: Source) -> Problem:
    """The problem of a file (plain XML or gzip), complete and sound.

    ``source`` is a path, an open binary file or bytes. Raises :class:`ProblemFileError`, whose ``faults`` list
    everything found wrong, in the order of the file.
    """
    root = parse_root(source, "problem")
    faults, lines = FaultList(), LineBook()
    problem = _read(root, faults, lines)
    faults.extend(list_faults(problem, lines))
    faults.raise_if_any()
    return problem


def _read(root: Element, faults: FaultList, lines: LineBook) -> Problem:
    header = Attributes(root, faults, ("name", "nrDays", "nrWeeks", "slotsPerDay"))
    name = header.identifier("name")
    days, weeks, slots = (_read_size(root, header, size) for size in ("nrDays", "nrWeeks", "slotsPerDay"))
    sections = find_sections(root, faults, ("optimization", "courses"), ("rooms", "distributions", "students", SECTION))
    times = TimeReader(days, weeks, faults, lines)
    return Problem(
        name=name,
        days=days,
        weeks=weeks,
        slots_per_day=slots,
        weights=_read_weights(sections.get("optimization"), faults),
        rooms=read_rooms(sections.get("rooms"), times, faults, lines),
        courses=CourseReader(times, faults, lines).read_courses(sections.get("courses")),
        distributions=read_distributions(sections.get("distributions"), faults, lines),
        students=read_students(sections.get("students"), faults, lines),
        extensions=read_extensions(sections.get(SECTION), times, faults, lines),
    )


def _read_size(root: Element, header: Attributes, name: str) -> int:
    """A size of the term; 0 (then unchecked elsewhere) when it is absent or wrong."""
    if root.get(name) is None:
        return header.integer(name)
    return header.optional_integer(name, minimum=1) or 0


def _read_weights(element: Element, faults: FaultList) -> Weights:
    if element is None:
        return Weights(0, 0, 0, 0)
    attributes = Attributes(element, faults, ("time", "room", "distribution", "student"))
    return Weights(*(attributes.integer(name) for name in ("time", "room", "distribution", "student")))


__all__ = ["ProblemFileError", "read_problem"]
