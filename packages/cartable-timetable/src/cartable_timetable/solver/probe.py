"""Measures what a move typically changes, which sets temperatures and forces."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import F64, I32, State, Tables
from cartable_timetable.solver.class_cost import conflicts_at, pair_change
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.proposals import other_row
from cartable_timetable.solver.randomness import below


@hot
def _sample(tables: Tables, state: State, active: I32, out: F64) -> None:
    gap, relation, start, end, _, _ = tables.times
    travel, _, _, far = tables.rooms
    t_ptr, t_id, t_cost, r_ptr, r_id, r_cost = tables.choices
    place, pick = state.place, state.pick
    for i in range(len(out)):
        c = active[below(state.rng, len(active))]
        trow = other_row(c, pick[c, 0], t_ptr, state.rng)
        rrow = other_row(c, pick[c, 1], r_ptr, state.rng) if pick[c, 1] >= 0 else -1
        soft = t_cost[trow] - t_cost[pick[c, 0]]
        r = travel.shape[0] - 1
        if rrow >= 0:
            soft += r_cost[rrow] - r_cost[pick[c, 1]]
            r = r_id[rrow]
        t = t_id[trow]
        change, _, _ = pair_change(c, t, r, place[c, 0], place[c, 1], place, tables.pairs.ptr, tables.pairs.rows,
                                   state.force, gap, relation, start, end, travel, far)  # fmt: skip
        shared = conflicts_at(c, t, r, 1e18, place, state.near_ptr, state.near, state.near_n, gap, travel, far)
        soft += change + tables.seats.weight * (shared - state.conflict[c])
        out[i] = abs(soft)


def typical_change(tables: Tables, state: State, active: I32, samples: int = 4000) -> float:
    """Median absolute change of the soft cost over random moves that change it (1 when none does)."""
    out = np.zeros(samples)
    if len(active):
        _sample(tables, state, active, out)
    out = out[out > 0]
    return float(np.median(out)) if len(out) else 1.0
