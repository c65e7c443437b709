"""Annealing of classes: one kernel, run in chunks between which Python sets temperature and forces."""

from __future__ import annotations

import math
from typing import NamedTuple

from cartable_timetable.solver.arrays import I32, I64, State, Tables
from cartable_timetable.solver.class_cost import group_change, pair_change
from cartable_timetable.solver.class_move import put_class, refresh_groups
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.plan_price import joint_change, joint_group_change, single_change
from cartable_timetable.solver.prices import Prices, occupy, spread
from cartable_timetable.solver.proposals import propose_ejection, propose_exchange, propose_single
from cartable_timetable.solver.randomness import below, unit
from cartable_timetable.solver.tied_moves import propose_tied

_EJECTIONS = 4
"""One exchange in so many drives out whoever is in the way."""


class Mix(NamedTuple):
    """Shares of the moves (cumulated probabilities), and of moves that start from a class in trouble."""

    time: float
    room: float
    both: float
    exchange: float
    trouble: float


class Scratch(NamedTuple):
    """Working memory of the kernel: planned moves, marks per class and per rule over a set, times of a set."""

    plan: I32
    mark: I32
    row: I32
    group_mark: I32


class Best(NamedTuple):
    """The best placements seen: ``place`` and ``pick`` as in State; ``value`` = totals of then, and 1 when new."""

    place: I32
    pick: I32
    value: I64


@hot
def _is_better(soft: int, broken: int, value: I64) -> bool:
    return broken < value[1] or (broken == value[1] and soft < value[0])  # type: ignore[no-any-return]


@hot
def _keep(place: I32, pick: I32, totals: I64, best: Best) -> None:
    for c in range(place.shape[0]):
        best.place[c, 0], best.place[c, 1] = place[c, 0], place[c, 1]
        best.pick[c, 0], best.pick[c, 1] = pick[c, 0], pick[c, 1]
    for i in range(3):
        best.value[i] = totals[i]
    best.value[3] = 1


@hot
def anneal(
    tables: Tables, state: State, prices: Prices, mix: Mix, scratch: Scratch, best: Best,
    active: I32, trouble: I32, temperature: float, steps: int,
) -> int:  # fmt: skip
    """Try ``steps`` moves at one temperature; returns how many were accepted. ``prices`` are those of ``state``."""
    gap, relation, start, end, days, weeks = tables.times
    travel, closed, site, far = tables.rooms
    t_ptr, t_id, t_cost, r_ptr, r_id, r_cost = tables.choices
    pair_ptr, pair_rows, constraints = tables.pairs
    groups, member_ptr, member, of_ptr, of, week_count, day_count, group_weight = tables.groups
    tie_ptr, tie_rows = tables.ties
    student_weight = tables.seats.weight
    place, pick, hall_ptr, hall, hall_n, hall_at = (
        state.place, state.pick, state.hall_ptr, state.hall, state.hall_n, state.hall_at)  # fmt: skip
    group_raw, conflict, near_ptr, near, near_n = (
        state.group_raw, state.conflict, state.near_ptr, state.near, state.near_n)  # fmt: skip
    totals, force, rng = state.totals, state.force, state.rng
    time, room, cell_ptr, cell, taken, step = prices
    plan, mark, row, group_mark = scratch.plan, scratch.mark, scratch.row, scratch.group_mark
    hall_force = force[constraints:]
    nowhere = travel.shape[0] - 1
    accepted = 0
    for _ in range(steps):
        if len(trouble) and unit(rng) < mix.trouble:
            c = trouble[below(rng, len(trouble))]
        else:
            c = active[below(rng, len(active))]
        u = unit(rng)
        if u > mix.exchange and tie_ptr[c] < tie_ptr[c + 1]:
            size = propose_tied(c, plan, mark, pick, t_ptr, t_id, r_ptr, r_id, closed, tie_ptr, tie_rows,
                                gap, relation, start, end, travel, rng)  # fmt: skip
        elif mix.both < u and below(rng, _EJECTIONS) == 0:
            size = propose_ejection(c, plan, pick, t_ptr, t_id, r_ptr, r_id, closed, place, hall_ptr, hall, hall_n,
                                    taken, gap, far, time, room, cell_ptr, cell, rng)  # fmt: skip
        elif mix.both < u:
            size = propose_exchange(c, plan, pick, t_ptr, t_id, r_ptr, r_id, closed, place, hall_ptr, hall, hall_n,
                                    taken, gap, rng)  # fmt: skip
        else:
            kind = 0 if u < mix.time else (1 if u < mix.room else 2)
            size = propose_single(kind, c, plan, pick, place, t_ptr, t_id, r_ptr, r_id, closed, taken, gap,
                                  rng)  # fmt: skip
        if size == 0:
            continue
        limit = -temperature * math.log(1.0 - unit(rng))
        change, in_groups = 0.0, False
        for i in range(size):
            c = plan[i, 0]
            change += single_change(c, plan[i, 1], plan[i, 2], pick, place, t_ptr, t_id, r_ptr, r_id, hall_force,
                                    gap, far, time, room, cell_ptr, cell, taken)  # fmt: skip
            if of_ptr[c] < of_ptr[c + 1]:
                in_groups = True
        if size > 1:
            change += joint_change(plan, size, mark, place, t_id, r_id, pair_ptr, pair_rows, force, hall_force,
                                   student_weight, near_ptr, near, near_n, gap, relation, start, end,
                                   travel)  # fmt: skip
        if in_groups:
            change += joint_group_change(plan, size, place, t_id, group_raw, group_mark, of_ptr, of, groups,
                                         member_ptr, member, row, force, start, end, days, weeks, day_count,
                                         week_count, group_weight)  # fmt: skip
        if change > limit:
            continue
        if _is_better(totals[0], totals[1], best.value):
            _keep(place, pick, totals, best)
        accepted += 1
        for i in range(size):
            c, trow, rrow = plan[i, 0], plan[i, 1], plan[i, 2]
            t0, r0, t, r = place[c, 0], place[c, 1], t_id[trow], nowhere
            soft, _, count = pair_change(c, t, r_id[rrow] if rrow >= 0 else nowhere, t0, r0, place, pair_ptr, pair_rows,
                                         force, gap, relation, start, end, travel, far)  # fmt: skip
            soft += t_cost[trow] - t_cost[pick[c, 0]]
            if rrow >= 0:
                r = r_id[rrow]
                soft += r_cost[rrow] - r_cost[pick[c, 1]]
                count -= taken[r0, t0] - 1
                occupy(t0, r0, -1, gap, taken)
                count += taken[r, t]
                occupy(t, r, 1, gap, taken)
            if t != t0 and of_ptr[c] < of_ptr[c + 1]:
                a, _, k = group_change(c, t, place, group_raw, of_ptr, of, groups, member_ptr, member, row, force,
                                       start, end, days, weeks, day_count, week_count, group_weight)  # fmt: skip
                soft, count = soft + a, count + k
            spread(c, t0, r0, t, r, force, student_weight, t_ptr, t_id, r_ptr, r_id, pair_ptr, pair_rows, near_ptr,
                   near, near_n, gap, relation, start, end, travel, site, far, time, room, cell_ptr, cell,
                   step)  # fmt: skip
            moved = put_class(c, t, r, place, hall_ptr, hall, hall_n, hall_at, conflict, near_ptr, near, near_n,
                              gap, travel, far)  # fmt: skip
            pick[c, 0], pick[c, 1] = trow, rrow
            if t != t0 and of_ptr[c] < of_ptr[c + 1]:
                refresh_groups(c, place, group_raw, of_ptr, of, groups, member_ptr, member, row, start, end, days,
                               weeks, day_count, week_count)  # fmt: skip
            totals[0] += soft + student_weight * moved
            totals[1] += count
            totals[2] += moved
    if _is_better(totals[0], totals[1], best.value):
        _keep(place, pick, totals, best)
    return accepted
