"""A problem as the competition's XML."""

from __future__ import annotations

from typing import Any

from lxml import etree

from cartable_timetable.masks import mask_to_text
from cartable_timetable.model import Class, Course, Distribution, Problem, Room, Student, Time
from cartable_timetable.xml.extension_writer import write_extensions
from cartable_timetable.xml.output import Destination, write_xml

DOCTYPE = (
    '<!DOCTYPE problem PUBLIC "-//ITC 2019//DTD Problem Format/EN" "http://www.itc2019.org/competition-format.dtd">'
)


def write_problem(problem: Problem, dest: Destination, compress: bool | None = None) -> None:
    """Writes the problem; :func:`cartable_timetable.xml.read_problem` gives an equal one back.

    ``compress`` None means gzip when ``dest`` is a path that ends in ``.gz``. Raises OSError when it cannot be
    written, ValueError when an id holds a character that XML forbids.
    """
    root = etree.Element(
        "problem",
        {
            "name": problem.name,
            "nrDays": str(problem.days),
            "nrWeeks": str(problem.weeks),
            "slotsPerDay": str(problem.slots_per_day),
        },
    )
    weights = problem.weights
    factors = {"time": weights.time, "room": weights.room, "distribution": weights.distribution}
    _add(root, "optimization", {**factors, "student": weights.student})
    rooms = _add(root, "rooms")
    written: set[tuple[str, str]] = set()
    for room in problem.rooms:
        _add_room(rooms, room, problem, written)
    courses = _add(root, "courses")
    for course in problem.courses:
        _add_course(courses, course, problem)
    distributions = _add(root, "distributions")
    for distribution in problem.distributions:
        _add_distribution(distributions, distribution)
    students = _add(root, "students")
    for student in problem.students:
        _add_student(students, student)
    write_extensions(root, problem)
    write_xml(root, DOCTYPE, dest, compress=compress)


def _add(parent: Any, tag: str, attributes: dict[str, str | int] | None = None) -> Any:
    return etree.SubElement(parent, tag, {name: str(value) for name, value in (attributes or {}).items()})


def _time_attributes(time: Time, problem: Problem) -> dict[str, str | int]:
    return {
        "days": mask_to_text(time.days, problem.days),
        "start": time.start,
        "length": time.length,
        "weeks": mask_to_text(time.weeks, problem.weeks),
    }


def _add_room(parent: Any, room: Room, problem: Problem, written: set[tuple[str, str]]) -> None:
    """Travel is written once for two rooms, by the first that knows it; ``written`` remembers the pairs."""
    element = _add(parent, "room", {"id": room.id, "capacity": room.capacity})
    for other, value in room.travel.items():
        if (other, room.id) not in written:
            written.add((room.id, other))
            _add(element, "travel", {"room": other, "value": value})
    for closed in room.unavailable:
        _add(element, "unavailable", _time_attributes(closed, problem))


def _add_course(parent: Any, course: Course, problem: Problem) -> None:
    course_element = _add(parent, "course", {"id": course.id})
    for config in course.configs:
        config_element = _add(course_element, "config", {"id": config.id})
        for subpart in config.subparts:
            subpart_element = _add(config_element, "subpart", {"id": subpart.id})
            for class_ in subpart.classes:
                _add_class(subpart_element, class_, problem)


def _add_class(parent: Any, class_: Class, problem: Problem) -> None:
    attributes: dict[str, str | int] = {"id": class_.id}
    if class_.limit is not None:
        attributes["limit"] = class_.limit
    if class_.parent is not None:
        attributes["parent"] = class_.parent
    if not class_.needs_room:
        attributes["room"] = "false"
    element = _add(parent, "class", attributes)
    for room in class_.rooms:
        _add(element, "room", {"id": room.room, "penalty": room.penalty})
    for option in class_.times:
        _add(element, "time", {**_time_attributes(option.time, problem), "penalty": option.penalty})


def _add_distribution(parent: Any, distribution: Distribution) -> None:
    numbers = ",".join(str(number) for number in distribution.arguments)
    kind = f"{distribution.kind.value}({numbers})" if numbers else distribution.kind.value
    price: dict[str, str | int] = {"required": "true"} if distribution.required else {"penalty": distribution.penalty}
    element = _add(parent, "distribution", {"type": kind, **price})
    for identifier in distribution.classes:
        _add(element, "class", {"id": identifier})


def _add_student(parent: Any, student: Student) -> None:
    element = _add(parent, "student", {"id": student.id})
    for course in student.courses:
        _add(element, "course", {"id": course})
