"""What must hold between the parts of a problem, whether it came from a file or was built in memory."""

from __future__ import annotations

from cartable_timetable.faults import Fault, FaultList
from cartable_timetable.model import Problem
from cartable_timetable.validation.classes import note_class_faults
from cartable_timetable.validation.demand import note_demand_faults
from cartable_timetable.validation.distributions import note_distribution_faults
from cartable_timetable.validation.extensions import note_extension_faults
from cartable_timetable.validation.identifiers import note_identifier_faults
from cartable_timetable.validation.lines import LineBook
from cartable_timetable.validation.parents import note_parent_faults
from cartable_timetable.validation.rooms import note_room_faults
from cartable_timetable.validation.students import note_student_faults
from cartable_timetable.validation.values import note_value_faults

__all__ = ["LineBook", "list_faults"]


def list_faults(problem: Problem, lines: LineBook | None = None) -> list[Fault]:
    """Everything that makes ``problem`` unusable, in the order of the file; empty when it is sound.

    Checks references, duplicates, parents, missing times and rooms, times beyond the day, and courses chosen by more
    students than they can hold; numbers and masks too when the problem was built in memory. ``lines`` gives the line
    of each part of a problem read from a file.
    """
    faults = FaultList()
    if lines is None:
        note_value_faults(problem, faults)
    book = LineBook() if lines is None else lines
    note_identifier_faults(problem, book, faults)
    note_room_faults(problem, book, faults)
    note_class_faults(problem, book, faults)
    note_parent_faults(problem, book, faults)
    note_distribution_faults(problem, book, faults)
    note_student_faults(problem, book, faults)
    note_demand_faults(problem, book, faults)
    note_extension_faults(problem, book, faults)
    return faults.sorted()
