"""Which classes nobody can attend both: one bit for each pair of classes, the timetable being fixed.

Two classes clash when they share a day and a week and ``not (Ci.end + travel ≤ Cj.start or Cj.end + travel ≤
Ci.start)``: a student conflict of the competition's paper (PATAT 2018). A class without placement clashes with none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.model import Placement, Problem, Time

_WORD_BITS = 62
_CELLS_AT_ONCE = 1 << 22
"""Pairs compared at a time: a few tens of megabytes whatever the campus."""
_FAR = 1 << 30

Bits = NDArray[np.uint8]
"""Bit ``j & 7`` of ``bits[i, j >> 3]`` is 1 when classes ``i`` and ``j`` clash."""


def find_clashes(problem: Problem, placements: Mapping[str, Placement], names: Sequence[str]) -> Bits:
    """The bits of every pair of ``names``."""
    placed = [placements.get(name) for name in names]
    times = list(dict.fromkeys(item.time for item in placed if item is not None))
    number = {time: row for row, time in enumerate(times)}
    time_of = np.array([number[item.time] if item else len(times) for item in placed], dtype=np.intp)
    rooms, travel = _number_rooms(problem)
    room_of = np.array([rooms.get(item.room, 0) if item else 0 for item in placed], dtype=np.intp)
    order = np.argsort(time_of, kind="stable")
    gaps = _Gaps(problem, times)
    bits = np.zeros((len(names), (len(names) + 7) // 8), dtype=np.uint8)
    step = max(1, _CELLS_AT_ONCE // max(1, len(names)))
    for low in range(0, len(names), step):
        rows = order[low : low + step]
        distinct, local = np.unique(time_of[rows], return_inverse=True)
        cells = gaps.between(distinct)[local][:, time_of] < travel[room_of[rows]][:, room_of]
        cells[np.arange(len(rows)), rows] = False
        bits[rows] = np.packbits(cells, axis=1, bitorder="little")
    return bits


def _number_rooms(problem: Problem) -> tuple[dict[str | None, int], NDArray[np.int32]]:
    """Numbers of the rooms, 0 for none, and travel by number."""
    rooms: dict[str | None, int] = {None: 0}
    rooms.update({room.id: row for row, room in enumerate(problem.rooms, start=1)})
    travel = np.zeros((len(rooms), len(rooms)), dtype=np.int32)
    for (a, b), value in RuleContext.of_problem(problem).travel.items():
        if a != b and a in rooms and b in rooms:
            travel[rooms[a], rooms[b]] = value
    return rooms, travel


class _Gaps:
    """Slots between distinct times, negative when they overlap; ``_FAR`` when they share no day or no week.

    One more time, after the last, stands for classes without placement: far from everything.
    """

    def __init__(self, problem: Problem, times: Sequence[Time]) -> None:
        self._start = np.array([time.start for time in times] + [0], dtype=np.int32)
        self._end = np.array([time.end for time in times] + [0], dtype=np.int32)
        self._days = _words([time.days for time in times] + [0], problem.days)
        self._weeks = _words([time.weeks for time in times] + [0], problem.weeks)

    def between(self, rows: NDArray[np.intp]) -> NDArray[np.int32]:
        """A line for each of ``rows``, a column for each time."""
        start, end = self._start[rows][:, None], self._end[rows][:, None]
        gap: NDArray[np.int32] = np.maximum(self._start - end, start - self._end)
        for words in (self._days, self._weeks):
            shared = np.zeros(gap.shape, dtype=np.bool_)
            for word in words:
                shared |= (word[rows][:, None] & word) != 0
            gap[~shared] = _FAR
        return gap


def _words(masks: list[int], bits: int) -> list[NDArray[np.int64]]:
    """The masks in machine words: a term may have more weeks than a word has bits."""
    return [
        np.array([mask >> offset & (1 << _WORD_BITS) - 1 for mask in masks], dtype=np.int64)
        for offset in range(0, max(bits, 1), _WORD_BITS)
    ]
