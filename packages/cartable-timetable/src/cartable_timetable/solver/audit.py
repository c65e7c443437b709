"""Full recomputation: what is broken, by how much, and by whom. The check on every incremental sum."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import I32, Bools, State, Tables
from cartable_timetable.solver.class_cost import room_clashes
from cartable_timetable.solver.constraints.group import raw_excess, soft_price
from cartable_timetable.solver.constraints.pair import is_broken
from cartable_timetable.solver.jit import hot


@hot
def audit(tables: Tables, state: State, broken: I32, blame: Bools, row: I32) -> tuple[int, int]:
    """Fill ``broken`` (hard breaks per constraint, then per room) and ``blame`` (classes involved).

    Returns the weighted soft cost without students, and the number of hard breaks.
    """
    gap, relation, start, end, days, weeks = tables.times
    travel, closed, _, far = tables.rooms
    t_cost, r_cost = tables.choices.t_cost, tables.choices.r_cost
    ptr, rows, constraints = tables.pairs
    groups, member_ptr, member, of_ptr, of, week_count, day_count, weight = tables.groups
    place, pick = state.place, state.pick
    broken[:] = 0
    blame[:] = False
    soft, count = 0, 0
    nowhere = travel.shape[0] - 1
    for c in range(place.shape[0]):
        t, r = place[c, 0], place[c, 1]
        if pick[c, 0] >= 0:
            soft += t_cost[pick[c, 0]]
        if pick[c, 1] >= 0:
            soft += r_cost[pick[c, 1]]
        if r != nowhere:
            clashes = room_clashes(c, t, r, place, state.hall_ptr, state.hall, state.hall_n, gap)
            broken[constraints + r] += clashes
            if clashes or closed[r, t]:
                blame[c] = True
        for i in range(ptr[c], ptr[c + 1]):
            o = rows[i, 0]
            if o < c:
                continue
            if is_broken(rows[i, 1], rows[i, 2], t, r, place[o, 0], place[o, 1], gap, relation, start, end, travel):
                if rows[i, 4]:
                    broken[rows[i, 3]] += 1
                    blame[c] = blame[o] = True
                else:
                    soft += rows[i, 5]
    for g in range(groups.shape[0]):
        raw = raw_excess(g, -1, 0, place, groups, member_ptr, member, row, start, end, days, weeks, day_count,
                         week_count)  # fmt: skip
        if groups[g, 4] == 0:
            soft += soft_price(groups[g, 0], groups[g, 5], weight, raw, week_count)
        elif raw:
            broken[groups[g, 3]] += 1
            for i in range(member_ptr[g], member_ptr[g + 1]):
                blame[member[i]] = True
    for r in range(nowhere):
        broken[constraints + r] //= 2
    for i in range(len(broken)):
        count += broken[i]
    return soft, count


class Auditor:
    """Memory for repeated audits of one problem."""

    def __init__(self, tables: Tables) -> None:
        rooms = tables.rooms.travel.shape[0]
        self.broken = np.zeros(tables.pairs.constraints + rooms, dtype=np.int32)
        self.blame = np.zeros(len(tables.choices.t_ptr) - 1, dtype=np.bool_)
        self._row = np.zeros(len(tables.choices.t_ptr) + 1, dtype=np.int32)

    def run(self, tables: Tables, state: State) -> tuple[int, int]:
        """Soft cost with students, and hard breaks; also sets ``state.totals`` to them."""
        soft, count = audit(tables, state, self.broken, self.blame, self._row)
        soft += tables.seats.weight * int(state.totals[2])
        state.totals[0], state.totals[1] = soft, count
        return int(soft), int(count)

    def trouble(self) -> I32:
        """Classes that take part in some break."""
        return np.flatnonzero(self.blame).astype(np.int32)
