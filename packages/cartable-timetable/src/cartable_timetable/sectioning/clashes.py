"""Which classes nobody can attend both: one bit for each pair of classes, the timetable being fixed.

Two classes clash when they share a day and a week and ``not (Ci.end + travel ≤ Cj.start or Cj.end + travel ≤
Ci.start)``: a student conflict of the competition's paper (PATAT 2018). A class without placement clashes with none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.model import Placement, Problem

_WORD_BITS = 62
_ROWS_AT_ONCE = 1 << 22
"""Cells compared at a time: a few tens of megabytes whatever the campus."""

Bits = NDArray[np.uint8]
"""Bit ``j & 7`` of ``bits[i, j >> 3]`` is 1 when classes ``i`` and ``j`` clash."""


def find_clashes(problem: Problem, placements: Mapping[str, Placement], names: Sequence[str]) -> Bits:
    """The bits of every pair of ``names``."""
    table = _Table(problem, [placements.get(name) for name in names])
    count = len(names)
    bits = np.zeros((count, (count + 7) // 8), dtype=np.uint8)
    step = max(1, _ROWS_AT_ONCE // max(1, count))
    for low in range(0, count, step):
        rows = np.arange(low, min(count, low + step))
        cells = table.clash_with_all(rows)
        cells[rows - low, rows] = False
        bits[rows] = np.packbits(cells, axis=1, bitorder="little")
    return bits


class _Table:
    """Placements in columns."""

    def __init__(self, problem: Problem, placed: Sequence[Placement | None]) -> None:
        times = [None if item is None else item.time for item in placed]
        self.start = np.array([time.start if time else 0 for time in times], dtype=np.int32)
        self.end = np.array([time.end if time else 0 for time in times], dtype=np.int32)
        self.days = _words([time.days if time else 0 for time in times], problem.days)
        self.weeks = _words([time.weeks if time else 0 for time in times], problem.weeks)
        rooms: dict[str | None, int] = {None: 0}
        rooms.update({room.id: row for row, room in enumerate(problem.rooms, start=1)})
        self.room = np.array([rooms.get(item.room, 0) if item else 0 for item in placed], dtype=np.intp)
        self.travel = np.zeros((len(rooms), len(rooms)), dtype=np.int32)
        for (a, b), value in RuleContext.of_problem(problem).travel.items():
            if a != b and a in rooms and b in rooms:
                self.travel[rooms[a], rooms[b]] = value

    def clash_with_all(self, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """A line for each of ``rows``, a column for each class."""
        travel = self.travel[self.room[rows]][:, self.room]
        start, end = self.start[rows][:, None], self.end[rows][:, None]
        clash: NDArray[np.bool_] = (end + travel > self.start) & (self.end + travel > start)
        for words in (self.days, self.weeks):
            shared = np.zeros(clash.shape, dtype=np.bool_)
            for word in words:
                shared |= (word[rows][:, None] & word) != 0
            clash &= shared
        return clash


def _words(masks: list[int], bits: int) -> list[NDArray[np.int64]]:
    """The masks in machine words: a term may have more weeks than a word has bits."""
    return [
        np.array([mask >> offset & (1 << _WORD_BITS) - 1 for mask in masks], dtype=np.int64)
        for offset in range(0, max(bits, 1), _WORD_BITS)
    ]
