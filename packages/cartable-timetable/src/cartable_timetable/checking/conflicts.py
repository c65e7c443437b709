"""Student conflicts: pairs of classes of one student that overlap or leave too little time to travel.

A pair counts once, however many days and weeks it concerns. The classes are compared all with all in arrays, then each
student reads their own lines.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.checking.report import StudentConflict
from cartable_timetable.distributions.meeting import overlap_in_day
from cartable_timetable.model import Placement

_WORD_BITS = 62
"""Bits of a mask in one signed 64-bit word."""


def list_student_conflicts(
    index: ProblemIndex,
    placements: Mapping[str, Placement],
    attendance: Mapping[str, list[str]],
) -> list[StudentConflict]:
    """The conflicts of every student, students and classes in the order of the problem."""
    attended = {identifier for classes in attendance.values() for identifier in classes}
    names = [identifier for identifier in placements if identifier in attended]
    if len(names) < 2:
        return []
    number = {identifier: row for row, identifier in enumerate(names)}
    placed = [placements[identifier] for identifier in names]
    is_conflict = _compare_all(index, placed)
    conflicts: list[StudentConflict] = []
    for student, classes in attendance.items():
        rows = np.array([number[identifier] for identifier in classes if identifier in number], dtype=np.intp)
        for i, j in np.argwhere(np.triu(is_conflict[np.ix_(rows, rows)], k=1)).tolist():
            first, second = int(rows[i]), int(rows[j])
            travel = index.context.travel_between(placed[first].room, placed[second].room)
            is_overlap = overlap_in_day(placed[first].time, placed[second].time)
            conflicts.append(StudentConflict(student, names[first], names[second], is_overlap, travel))
    return conflicts


def _compare_all(index: ProblemIndex, placed: list[Placement]) -> NDArray[np.bool_]:
    start = np.array([placement.time.start for placement in placed], dtype=np.int64)
    end = np.array([placement.time.end for placement in placed], dtype=np.int64)
    travel = _travel_between_all(index, placed)
    together = _share(placed, "days", index.problem.days) & _share(placed, "weeks", index.problem.weeks)
    starts_too_early: NDArray[np.bool_] = start[None, :] < end[:, None] + travel
    return together & starts_too_early & starts_too_early.T


def _share(placed: list[Placement], mask_name: str, bits: int) -> NDArray[np.bool_]:
    """Whether masks have a bit in common, word by word: a term may have more weeks than a machine word has bits."""
    masks: list[int] = [getattr(placement.time, mask_name) for placement in placed]
    shared = np.zeros((len(masks), len(masks)), dtype=np.bool_)
    for offset in range(0, max(bits, 1), _WORD_BITS):
        word = np.array([mask >> offset & (1 << _WORD_BITS) - 1 for mask in masks], dtype=np.int64)
        shared |= (word[:, None] & word[None, :]) != 0
    return shared


def _travel_between_all(index: ProblemIndex, placed: list[Placement]) -> NDArray[np.int64]:
    """Travel is symmetric, and 0 from or to a class without room."""
    rooms = {room: row for row, room in enumerate([None, *index.rooms])}
    table = np.zeros((len(rooms), len(rooms)), dtype=np.int64)
    for (a, b), value in index.context.travel.items():
        if a in rooms and b in rooms and a != b:
            table[rooms[a], rooms[b]] = value
    taken = np.array([rooms.get(placement.room, 0) for placement in placed], dtype=np.intp)
    matrix: NDArray[np.int64] = table[np.ix_(taken, taken)]
    return matrix
