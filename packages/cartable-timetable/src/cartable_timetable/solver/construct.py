"""First placements: the most constrained classes first, each where it does least harm."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import I16, I32, State, Tables
from cartable_timetable.solver.class_cost import conflicts_at, group_change, pair_change
from cartable_timetable.solver.class_move import put_class, refresh_groups
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.prices import occupy
from cartable_timetable.solver.proposals import quiet_room
from cartable_timetable.solver.randomness import below

_TRIES = 60


@hot
def _place_best(tables: Tables, state: State, order: I32, row: I32, taken: I16, tries: int) -> None:
    gap, relation, start, end, days, weeks = tables.times
    travel, closed, _, far = tables.rooms
    t_ptr, t_id, t_cost, r_ptr, r_id, r_cost = tables.choices
    pair_ptr, pair_rows, constraints = tables.pairs
    groups, member_ptr, member, of_ptr, of, week_count, day_count, group_weight = tables.groups
    place, pick, rng, force = state.place, state.pick, state.rng, state.force
    nowhere, nowhen = travel.shape[0] - 1, gap.shape[0] - 1
    for c in range(len(place)):
        if place[c, 1] != nowhere:
            occupy(place[c, 0], place[c, 1], 1, gap, taken)
    for n in range(len(order)):
        c = order[n]
        count = t_ptr[c + 1] - t_ptr[c]
        best, best_t, best_r = 1e18, -1, -1
        for i in range(min(tries, 2 * count)):
            trow = t_ptr[c] + (i % count if count <= tries else below(rng, count))
            t, r, rrow = t_id[trow], nowhere, -1
            if r_ptr[c + 1] > r_ptr[c]:
                rrow = quiet_room(c, t, r_ptr[c], pick, place, r_ptr, r_id, closed, taken, gap, rng)
                r = r_id[rrow]
            price = 1.0 * t_cost[trow]
            if rrow >= 0:
                price += r_cost[rrow]
                price += force[constraints + r] * taken[r, t]
                if closed[r, t]:
                    price += 1e12
            soft, hard, _ = pair_change(c, t, r, nowhen, nowhere, place, pair_ptr, pair_rows, force,
                                        gap, relation, start, end, travel, far)  # fmt: skip
            price += soft + hard
            soft, hard, _ = group_change(c, t, place, state.group_raw, of_ptr, of, groups, member_ptr, member, row,
                                         force, start, end, days, weeks, day_count, week_count,
                                         group_weight)  # fmt: skip
            price += soft + hard
            price += tables.seats.weight * conflicts_at(c, t, r, 1e18, place, state.near_ptr, state.near, state.near_n,
                                                        gap, travel, far)  # fmt: skip
            if price < best:
                best, best_t, best_r = price, trow, rrow
        r = r_id[best_r] if best_r >= 0 else nowhere
        if best_r >= 0:
            occupy(t_id[best_t], r, 1, gap, taken)
        state.totals[2] += put_class(c, t_id[best_t], r, place, state.hall_ptr, state.hall, state.hall_n,
                                     state.hall_at, state.conflict, state.near_ptr, state.near, state.near_n,
                                     gap, travel, far)  # fmt: skip
        pick[c, 0], pick[c, 1] = best_t, best_r
        refresh_groups(c, place, state.group_raw, of_ptr, of, groups, member_ptr, member, row, start, end, days, weeks,
                       day_count, week_count)  # fmt: skip


def construct(tables: Tables, state: State) -> None:
    """Place every class that is nowhere."""
    choices = tables.choices
    freedom = np.diff(choices.t_ptr).astype(np.float64) * np.maximum(1, np.diff(choices.r_ptr))
    burden = 1.0 + np.diff(tables.pairs.ptr)
    order = np.argsort(freedom / burden, kind="stable").astype(np.int32)
    order = order[state.pick[order, 0] < 0]
    row = np.zeros(len(order) + len(state.pick) + 1, dtype=np.int32)
    _place_best(tables, state, order, row, np.zeros(tables.rooms.closed.shape, dtype=np.int16), _TRIES)
