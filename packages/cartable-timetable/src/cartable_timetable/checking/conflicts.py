"""Student conflicts: pairs of classes of one student that overlap or leave too little time to travel.

A pair counts once, however many days and weeks it concerns. Only the pairs that some student attends are compared, many
students at a time in arrays: time and memory grow with the students, not with the square of the classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.checking.report import StudentConflict
from cartable_timetable.distributions.meeting import overlap_in_day
from cartable_timetable.model import Placement

_WORD_BITS = 62
"""Bits of a mask in one signed 64-bit word."""
_PAIRS_AT_ONCE = 1 << 18

Rows = NDArray[np.intp]


def list_student_conflicts(
    index: ProblemIndex,
    placements: Mapping[str, Placement],
    attendance: Mapping[str, list[str]],
) -> list[StudentConflict]:
    """The conflicts of every student, students and classes in the order of the problem."""
    names = list(placements)
    placed = list(placements.values())
    number = {identifier: row for row, identifier in enumerate(names)}
    table = _Table(index, placed)
    conflicts: list[StudentConflict] = []
    for students, owners, first, second in _pairs(attendance, number):
        for pair in np.flatnonzero(table.are_in_conflict(first, second)).tolist():
            i, j = int(first[pair]), int(second[pair])
            travel = index.context.travel_between(placed[i].room, placed[j].room)
            is_overlap = overlap_in_day(placed[i].time, placed[j].time)
            conflicts.append(StudentConflict(students[owners[pair]], names[i], names[j], is_overlap, travel))
    return conflicts


def _pairs(
    attendance: Mapping[str, list[str]], number: Mapping[str, int]
) -> Iterator[tuple[list[str], Rows, Rows, Rows]]:
    """Batches of students with their pairs of placed classes: whose each pair is, its first class, its second."""
    students: list[str] = []
    rows_of: list[Rows] = []
    waiting = 0
    for student, classes in attendance.items():
        rows = np.array([number[identifier] for identifier in classes if identifier in number], dtype=np.intp)
        if len(rows) > 1:
            students.append(student)
            rows_of.append(rows)
            waiting += len(rows) * (len(rows) - 1) // 2
        if waiting > _PAIRS_AT_ONCE:
            yield (students, *_joined(rows_of))
            students, rows_of, waiting = [], [], 0
    if students:
        yield (students, *_joined(rows_of))


def _joined(rows_of: list[Rows]) -> tuple[Rows, Rows, Rows]:
    upper = [_upper(len(rows)) for rows in rows_of]
    owners = np.repeat(np.arange(len(rows_of)), [len(i) for i, _ in upper])
    first = np.concatenate([rows[i] for rows, (i, _) in zip(rows_of, upper, strict=True)])
    second = np.concatenate([rows[j] for rows, (_, j) in zip(rows_of, upper, strict=True)])
    return owners, first, second


@cache
def _upper(count: int) -> tuple[Rows, Rows]:
    """Positions of the pairs of ``count`` things, each pair once."""
    i, j = np.triu_indices(count, k=1)
    return i, j


class _Table:
    """Placed classes, a row each, in columns."""

    def __init__(self, index: ProblemIndex, placed: list[Placement]) -> None:
        self.start = np.array([placement.time.start for placement in placed], dtype=np.int64)
        self.end = np.array([placement.time.end for placement in placed], dtype=np.int64)
        self.days = _words([placement.time.days for placement in placed], index.problem.days)
        self.weeks = _words([placement.time.weeks for placement in placed], index.problem.weeks)
        rooms = {room: row for row, room in enumerate([None, *index.rooms])}
        self.room = np.array([rooms.get(placement.room, 0) for placement in placed], dtype=np.intp)
        self.travel = _travel(index, rooms)

    def are_in_conflict(self, first: Rows, second: Rows) -> NDArray[np.bool_]:
        """For each pair of rows, whether nobody can attend both."""
        travel = self.travel[self.room[first], self.room[second]]
        in_time: NDArray[np.bool_] = (self.end[first] + travel <= self.start[second]) | (
            self.end[second] + travel <= self.start[first]
        )
        return _share(self.days, first, second) & _share(self.weeks, first, second) & ~in_time


def _words(masks: list[int], bits: int) -> list[NDArray[np.int64]]:
    """The masks in machine words: a term may have more weeks than a word has bits."""
    return [
        np.array([mask >> offset & (1 << _WORD_BITS) - 1 for mask in masks], dtype=np.int64)
        for offset in range(0, max(bits, 1), _WORD_BITS)
    ]


def _share(words: list[NDArray[np.int64]], first: Rows, second: Rows) -> NDArray[np.bool_]:
    """Whether the masks of two rows have a bit in common."""
    shared = np.zeros(len(first), dtype=np.bool_)
    for word in words:
        shared |= (word[first] & word[second]) != 0
    return shared


def _travel(index: ProblemIndex, rooms: Mapping[str | None, int]) -> NDArray[np.int32]:
    """Travel between rooms by row: symmetric, and 0 from or to a class without room."""
    table = np.zeros((len(rooms), len(rooms)), dtype=np.int32)
    for (a, b), value in index.context.travel.items():
        if a in rooms and b in rooms and a != b:
            table[rooms[a], rooms[b]] = value
    return table
