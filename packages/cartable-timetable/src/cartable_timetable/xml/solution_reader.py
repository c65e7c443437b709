"""A solution from the competition's XML.

The format gives the days, start, weeks and room of each class, but not its length: that is known by the problem.
"""

from __future__ import annotations

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Placement, Problem, Solution, Time
from cartable_timetable.solution_lengths import complete_lengths
from cartable_timetable.xml.attributes import Attributes
from cartable_timetable.xml.children import iterate_children
from cartable_timetable.xml.parsing import Element, parse_root
from cartable_timetable.xml.places import locate
from cartable_timetable.xml.source import Source

_ROOT_ATTRIBUTES = ("name", "runtime", "cores", "technique", "author", "institution", "country")
_CLASS_ATTRIBUTES = ("id", "days", "start", "weeks", "room")


def read_solution(source: Source, problem: Problem | None = None) -> Solution:
    """The solution of a file (plain XML or gzip).

    Lengths come from ``problem``; without it they are 0, which :func:`cartable_timetable.check.check` understands as
    unknown. A class without ``days``, ``start`` and ``weeks`` is unplaced and keeps its students. Raises
    ProblemFileError. Whether the classes, rooms and students exist is for ``check`` to say.
    """
    root = parse_root(source, "solution")
    faults = FaultList()
    name = Attributes(root, faults, _ROOT_ATTRIBUTES).identifier("name")
    placements: dict[str, Placement] = {}
    students: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    for element in iterate_children(root, faults, "class"):
        attributes = Attributes(element, faults, _CLASS_ATTRIBUTES)
        identifier = attributes.identifier()
        if identifier in lines:
            where, line = locate(element), element.sourceline
            faults.add("id_repeated_since", where, line, kind="class", id=identifier, first=lines[identifier])
        lines[identifier] = element.sourceline
        placement = _read_placement(element, attributes, problem)
        if placement is not None:
            placements[identifier] = placement
        students[identifier] = _read_students(element, identifier, faults)
    faults.raise_if_any()
    solution = Solution(name, placements, students)
    return solution if problem is None else complete_lengths(solution, problem)


def _read_placement(element: Element, attributes: Attributes, problem: Problem | None) -> Placement | None:
    if all(element.get(name) is None for name in ("days", "start", "weeks")):
        return None
    time = Time(
        days=attributes.mask("days", problem.days if problem else 0, "days"),
        weeks=attributes.mask("weeks", problem.weeks if problem else 0, "weeks"),
        start=attributes.integer("start"),
        length=0,
    )
    return Placement(time, attributes.text("room"))


def _read_students(element: Element, identifier: str, faults: FaultList) -> tuple[str, ...]:
    students: dict[str, None] = {}
    for child in iterate_children(element, faults, "student"):
        student = Attributes(child, faults, ("id",)).identifier()
        if student in students and student:
            faults.add("student_repeated", locate(child), child.sourceline, id=identifier, student=student)
        students[student] = None
    return tuple(students)
