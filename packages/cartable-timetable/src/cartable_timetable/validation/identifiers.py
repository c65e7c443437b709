"""Identifiers: unique per kind over the whole problem; no empty course, configuration or subpart."""

from __future__ import annotations

from collections.abc import Iterable

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Class, Config, Course, Problem, Room, Student, Subpart
from cartable_timetable.validation.lines import LineBook

Identified = Room | Course | Config | Subpart | Class | Student


def note_identifier_faults(problem: Problem, lines: LineBook, faults: FaultList) -> None:
    """Notes ``id_repeated``, ``id_repeated_since`` (when the first line is known) and ``part_empty``."""
    configs = [config for course in problem.courses for config in course.configs]
    subparts = [subpart for config in configs for subpart in config.subparts]
    _note_repeats("room", problem.rooms, lines, faults)
    _note_repeats("course", problem.courses, lines, faults)
    _note_repeats("config", configs, lines, faults)
    _note_repeats("subpart", subparts, lines, faults)
    _note_repeats("class", problem.classes(), lines, faults)
    _note_repeats("student", problem.students, lines, faults)
    for course in problem.courses:
        _note_if_empty("course", course, course.configs, "config", lines, faults)
    for config in configs:
        _note_if_empty("config", config, config.subparts, "subpart", lines, faults)
    for subpart in subparts:
        _note_if_empty("subpart", subpart, subpart.classes, "class", lines, faults)


def _note_repeats(kind: str, parts: Iterable[Identified], lines: LineBook, faults: FaultList) -> None:
    seen: dict[str, Identified] = {}
    for part in parts:
        if not part.id:
            continue
        if part.id not in seen:
            seen[part.id] = part
            continue
        where, first = f"{kind}[id={part.id}]", lines.find_line(seen[part.id])
        if first is None:
            faults.add("id_repeated", where, lines.find_line(part), kind=kind, id=part.id)
        else:
            faults.add("id_repeated_since", where, lines.find_line(part), kind=kind, id=part.id, first=first)


def _note_if_empty(
    kind: str,
    part: Identified,
    content: tuple[object, ...],
    expected: str,
    lines: LineBook,
    faults: FaultList,
) -> None:
    if not content:
        where = f"{kind}[id={part.id}]"
        faults.add("part_empty", where, lines.find_line(part), kind=kind, id=part.id, expected=expected)
