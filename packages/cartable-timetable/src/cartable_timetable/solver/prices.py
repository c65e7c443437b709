"""What every option of every class would cost, kept up to date: evaluating a move is looking it up.

``Prices.time[k]`` is the price of row k of the times: its own cost, the pairwise rules that it would break with the
other classes where they are (hard ones at their present force), and the students who would miss a lesson to it.
``Prices.room[q]`` is that of a row of the rooms; ``Prices.cell`` adds, per class a matrix times × rooms, what arises
only from a way too long between two rooms; ``taken[r, t]`` counts the classes in room r that overlap time t. Prices
leave out the rules over sets of classes, and never depend on where the class itself is.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cartable_timetable.solver.arrays import F32, F64, FAR, I8, I16, I32, I64, U16, State, Tables
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.rules import DIFFERENT_ROOM, GAP, RELATION, SAME_ROOM, SPAN, TRAVEL


class Prices(NamedTuple):
    """See the module. ``cell_ptr[c]`` is where the matrix of class c begins; ``step`` is scratch, one per time."""

    time: F64
    room: F64
    cell_ptr: I64
    cell: F32
    taken: I16
    step: I8


def empty_prices(tables: Tables) -> Prices:
    """Memory for the prices of a problem; no cells when no way takes time."""
    choices, rooms = tables.choices, tables.rooms
    sizes = np.diff(choices.t_ptr).astype(np.int64) * np.diff(choices.r_ptr)
    if not rooms.far:
        sizes[:] = 0
    return Prices(
        np.zeros(len(choices.t_id)),
        np.zeros(len(choices.r_id)),
        np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        np.zeros(int(sizes.sum()) + 1, dtype=np.float32),
        np.zeros(rooms.closed.shape, dtype=np.int16),
        np.zeros(rooms.closed.shape[1], dtype=np.int8),
    )


@hot
def _mark_steps(t0: int, r0: int, t: int, r: int, gap: I16, site: I32, far: int, step: I8) -> bool:
    """What a move changes for a class at each time: overlap gained or lost (1, -1), and 4 when ways may matter.

    False when nothing changes for anybody.
    """
    same_site = site[r] == site[r0]
    if t == t0 and same_site:
        return False
    for b in range(gap.shape[0]):
        old, new = gap[t0, b], gap[t, b]
        ways = ((old >= 0) & (old < far)) | ((new >= 0) & (new < far))
        step[b] = (new < 0) - 1 * (old < 0) + 4 * ways
    return True


@hot
def _spread_ways(
    k: int, o: int, t0: int, r0: int, t: int, r: int, weight: float, t_ptr: I32, t_id: I32, r_ptr: I32, r_id: I32,
    gap: I16, travel: I16, cell_ptr: I64, cell: F32,
) -> None:  # fmt: skip
    """Two classes that exclude each other: a pause too short for the way, for row ``k`` of the times of ``o``."""
    old, new = gap[t0, t_id[k]], gap[t, t_id[k]]
    base = cell_ptr[o] + (k - t_ptr[o]) * (r_ptr[o + 1] - r_ptr[o]) - r_ptr[o]
    for q in range(r_ptr[o], r_ptr[o + 1]):
        late = 0 <= new < travel[r, r_id[q]]
        was_late = 0 <= old < travel[r0, r_id[q]]
        if late != was_late:
            cell[base + q] += weight if late else -weight


@hot
def _spread_other(
    o: int, rule: int, argument: int, t0: int, r0: int, t: int, r: int, weight: float, t_ptr: I32, t_id: I32,
    r_ptr: I32, r_id: I32, gap: I16, relation: U16, start: I32, end: I32, nowhere: int, time: F64, room: F64,
) -> None:  # fmt: skip
    """Relations of times, gaps of a given length, working days, and rules of rooms."""
    if rule == RELATION:
        for k in range(t_ptr[o], t_ptr[o + 1]):
            b = t_id[k]
            time[k] += weight * (((relation[t, b] & argument) == 0) - ((relation[t0, b] & argument) == 0))
    elif rule == GAP:
        for k in range(t_ptr[o], t_ptr[o + 1]):
            b = t_id[k]
            time[k] += weight * ((gap[t, b] < argument) - (gap[t0, b] < argument))
    elif rule == SPAN:
        for k in range(t_ptr[o], t_ptr[o + 1]):
            b = t_id[k]
            if gap[t, b] != FAR and max(end[t], end[b]) - min(start[t], start[b]) > argument:
                time[k] += weight
            if gap[t0, b] != FAR and max(end[t0], end[b]) - min(start[t0], start[b]) > argument:
                time[k] -= weight
    elif r != r0:
        different = rule == SAME_ROOM
        for q in range(r_ptr[o], r_ptr[o + 1]):
            if r != nowhere and (r_id[q] != r) == different:
                room[q] += weight
            if r0 != nowhere and (r_id[q] != r0) == different:
                room[q] -= weight


@hot
def spread(
    c: int, t0: int, r0: int, t: int, r: int, force: F64, student_weight: int,
    t_ptr: I32, t_id: I32, r_ptr: I32, r_id: I32, pair_ptr: I32, pair_rows: I32, near_ptr: I64, near: I32, near_n: I32,
    gap: I16, relation: U16, start: I32, end: I32, travel: I16, site: I32, far: int,
    time: F64, room: F64, cell_ptr: I64, cell: F32, step: I8,
) -> None:  # fmt: skip
    """Tell the prices of the classes around ``c`` that it goes from (t0, r0) to (t, r)."""
    nowhere = travel.shape[0] - 1
    matters = _mark_steps(t0, r0, t, r, gap, site, far, step)
    for i in range(pair_ptr[c], pair_ptr[c + 1]):
        o, rule, argument = pair_rows[i, 0], pair_rows[i, 1], pair_rows[i, 2]
        weight = force[pair_rows[i, 3]] if pair_rows[i, 4] else 1.0 * pair_rows[i, 5]
        if rule == TRAVEL or (rule == GAP and argument == 0):
            if matters:
                for k in range(t_ptr[o], t_ptr[o + 1]):
                    change = step[t_id[k]]
                    if change:
                        time[k] += weight * (change if change < 2 else change - 4)
                        if change > 1 and rule == TRAVEL:
                            _spread_ways(k, o, t0, r0, t, r, weight, t_ptr, t_id, r_ptr, r_id, gap, travel, cell_ptr,
                                         cell)  # fmt: skip
        elif t != t0 or rule in (SAME_ROOM, DIFFERENT_ROOM):
            _spread_other(o, rule, argument, t0, r0, t, r, weight, t_ptr, t_id, r_ptr, r_id, gap, relation, start, end,
                          nowhere, time, room)  # fmt: skip
    if not (student_weight and matters):
        return
    for i in range(near_ptr[c], near_ptr[c] + near_n[c]):
        o, weight = near[i, 0], 1.0 * student_weight * near[i, 1]
        for k in range(t_ptr[o], t_ptr[o + 1]):
            change = step[t_id[k]]
            if change:
                time[k] += weight * (change if change < 2 else change - 4)
                if change > 1:
                    _spread_ways(k, o, t0, r0, t, r, weight, t_ptr, t_id, r_ptr, r_id, gap, travel, cell_ptr,
                                 cell)  # fmt: skip


@hot
def occupy(t: int, r: int, change: int, gap: I16, taken: I16) -> None:
    """A class comes to room ``r`` at ``t`` (change 1) or leaves it (-1)."""
    for b in range(taken.shape[1]):
        taken[r, b] += change * (gap[t, b] < 0)


@hot
def fill_prices(tables: Tables, state: State, prices: Prices) -> None:
    """All prices from scratch, at the present forces."""
    gap, relation, start, end, _, _ = tables.times
    travel, _, site, far = tables.rooms
    t_ptr, t_id, t_cost, r_ptr, r_id, r_cost = tables.choices
    time, room, cell_ptr, cell, taken, step = prices
    for k in range(len(time)):
        time[k] = t_cost[k]
    for q in range(len(room)):
        room[q] = r_cost[q]
    cell[:] = 0
    taken[:] = 0
    nowhere, nowhen = travel.shape[0] - 1, gap.shape[0] - 1
    for c in range(len(state.place)):
        t, r = state.place[c, 0], state.place[c, 1]
        if t == nowhen:
            continue
        spread(c, nowhen, nowhere, t, r, state.force, tables.seats.weight, t_ptr, t_id, r_ptr, r_id, tables.pairs.ptr,
               tables.pairs.rows, state.near_ptr, state.near, state.near_n, gap, relation, start, end, travel, site,
               far, time, room, cell_ptr, cell, step)  # fmt: skip
        if r != nowhere:
            occupy(t, r, 1, gap, taken)
