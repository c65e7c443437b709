"""A solution as the competition's XML."""

from __future__ import annotations

from typing import Any

from lxml import etree

from cartable_timetable.masks import mask_to_text
from cartable_timetable.model import Problem, Solution
from cartable_timetable.xml.output import Destination, write_xml

DOCTYPE = (
    '<!DOCTYPE solution PUBLIC "-//ITC 2019//DTD Problem Format/EN" "http://www.itc2019.org/competition-format.dtd">'
)


def write_solution(
    solution: Solution,
    problem: Problem,
    dest: Destination,
    *,
    runtime: float | None = None,
    cores: int | None = None,
    technique: str | None = None,
    author: str | None = None,
    institution: str | None = None,
    country: str | None = None,
    compress: bool | None = None,
) -> None:
    """Writes the solution, classes in the order of the problem; ``runtime`` is in seconds.

    A class without placement is written with its students and no time, which this package reads back and the
    competition's validator refuses. ``compress`` None means gzip when ``dest`` is a path that ends in ``.gz``.
    Raises OSError when it cannot be written.
    """
    attributes = {
        "name": solution.name,
        "runtime": None if runtime is None else f"{runtime:.1f}",
        "cores": None if cores is None else str(cores),
        "technique": technique,
        "author": author,
        "institution": institution,
        "country": country,
    }
    root = etree.Element("solution", {name: value for name, value in attributes.items() if value is not None})
    known = [class_.id for class_ in problem.classes()]
    others = sorted((set(solution.placements) | set(solution.students)) - set(known))
    for identifier in [*known, *others]:
        if identifier in solution.placements or identifier in solution.students:
            _add_class(root, identifier, solution, problem)
    write_xml(root, DOCTYPE, dest, compress=compress)


def _add_class(root: Any, identifier: str, solution: Solution, problem: Problem) -> None:
    attributes = {"id": identifier}
    placement = solution.placements.get(identifier)
    if placement is not None:
        attributes["days"] = mask_to_text(placement.time.days, problem.days)
        attributes["start"] = str(placement.time.start)
        attributes["weeks"] = mask_to_text(placement.time.weeks, problem.weeks)
        if placement.room is not None:
            attributes["room"] = placement.room
    element = etree.SubElement(root, "class", attributes)
    for student in solution.students.get(identifier, ()):
        etree.SubElement(element, "student", {"id": student})
