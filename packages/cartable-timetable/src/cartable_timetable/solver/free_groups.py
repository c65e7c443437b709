"""Rules over sets among freed classes: the price of each option alone, and what two of them add to it together.

Three or more freed members may still miss their mark together; large_moves.py undoes what turns out dearer.
"""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import I32, I64, State, Tables
from cartable_timetable.solver.constraints.group import tabulate

_NO_TIMES = np.zeros(1, dtype=np.int32)


class GroupPrices:
    """Prices of rules over sets while the freed classes are nowhere (``state.place`` says so)."""

    def __init__(self, tables: Tables, state: State, broken: int) -> None:
        self._tables, self._state, self._broken = tables, state, broken
        self._row = np.zeros(len(state.pick) + 1, dtype=np.int32)

    def rules_of(self, c: int) -> list[int]:
        """Rules over sets that class ``c`` belongs to."""
        groups = self._tables.groups
        rules: list[int] = groups.of[groups.of_ptr[c] : groups.of_ptr[c + 1]].tolist()
        return rules

    def alone(self, c: int, t_ids: I32) -> I64:
        """Price of each time of class ``c``."""
        total = np.zeros(len(t_ids), dtype=np.int64)
        for g in self.rules_of(c):
            total += self._table(g, c, -1, t_ids, _NO_TIMES)[:, 0]
        return total

    def together(self, g: int, c: int, o: int, t_c: I32, t_o: I32) -> I64:
        """What rule ``g`` costs more for the two than for each alone, if anything."""
        one = self._table(g, c, -1, t_c, _NO_TIMES)
        other = self._table(g, o, -1, t_o, _NO_TIMES)
        extra: I64 = np.maximum(0, self._table(g, c, o, t_c, t_o) - one - other.T)
        return extra

    def _table(self, g: int, c: int, o: int, t_c: I32, t_o: I32) -> I64:
        groups, times = self._tables.groups, self._tables.times
        out = np.zeros((len(t_c), len(t_o)), dtype=np.int64)
        tabulate(g, c, o, t_c, t_o, out, self._broken, groups.weight, self._state.place, groups.rows,
                 groups.member_ptr, groups.member, self._row, times.start, times.end, times.days, times.weeks,
                 groups.days, groups.weeks)  # fmt: skip
        return out
