"""Constraints of ours: what they name exists, each thing once, and fits the day."""

from __future__ import annotations

from cartable_timetable.extensions.extension import list_places
from cartable_timetable.extensions.scope import Names, Scope
from cartable_timetable.faults import FaultList
from cartable_timetable.model import Problem
from cartable_timetable.validation.lines import LineBook


def note_extension_faults(problem: Problem, lines: LineBook, faults: FaultList) -> None:
    """Notes the ``extension_*`` faults of each, and unavailable times beyond the day."""
    if not problem.extensions:
        return
    names = Names.of_problem(problem)
    for extension, where in zip(problem.extensions, list_places(problem.extensions), strict=True):
        extension.note_faults(Scope(names, extension, where, lines, faults))
