"""What the free classes of a repair may take, given that all the others stay where they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cartable_timetable.solver.arrays import F64, FAR, I32, Bools, State, Tables
from cartable_timetable.solver.constraints.group import raw_excess
from cartable_timetable.solver.rules import DIFFERENT_ROOM, GAP, RELATION, SAME_ROOM, SPAN, TRAVEL


@dataclass(frozen=True, slots=True)
class Options:
    """Placements of one class: rows of its times and rooms, which are ``allowed``, and what each costs.

    A class without a room has one column, room row -1.
    """

    t_rows: npt.NDArray[np.int64]
    r_rows: npt.NDArray[np.int64]
    t_ids: I32
    r_ids: I32
    allowed: Bools
    cost: F64


def broken_cells(tables: Tables, rule: int, argument: int, t_ids: I32, r_ids: I32, t: int, r: int) -> Bools:
    """For every (time, room) of one class, whether it breaks the rule with another class at (t, r)."""
    times, travel = tables.times, tables.rooms.travel
    shape = len(t_ids), len(r_ids)
    nowhere = travel.shape[0] - 1
    gap = times.gap[t_ids, t][:, None]
    if rule == TRAVEL:
        return np.broadcast_to(gap < travel[r_ids, r][None, :], shape)
    if rule == GAP:
        return np.broadcast_to(gap < argument, shape)
    if rule == RELATION:
        return np.broadcast_to(((times.relation[t_ids, t] & argument) == 0)[:, None], shape)
    if rule == SPAN:
        stretch = np.maximum(times.end[t_ids], times.end[t]) - np.minimum(times.start[t_ids], times.start[t])
        return np.broadcast_to((gap != FAR) & (stretch > argument)[:, None], shape)
    roomed = (r_ids != nowhere) & (r != nowhere)
    same = r_ids == r
    return np.broadcast_to((roomed & (~same if rule == SAME_ROOM else same & (rule == DIFFERENT_ROOM)))[None], shape)


def list_options(tables: Tables, state: State, c: int, free: Bools) -> Options:
    """Options of class ``c`` against all classes that are not ``free``; costs count the free ones where they are."""
    choices = tables.choices
    t_rows = np.arange(choices.t_ptr[c], choices.t_ptr[c + 1])
    r_rows = np.arange(choices.r_ptr[c], choices.r_ptr[c + 1])
    t_ids = choices.t_id[t_rows]
    cost = np.repeat(choices.t_cost[t_rows].astype(np.float64)[:, None], max(1, len(r_rows)), axis=1)
    if len(r_rows):
        r_ids = choices.r_id[r_rows]
        cost += choices.r_cost[r_rows][None, :]
        allowed = ~tables.rooms.closed[np.ix_(r_ids, t_ids)].T
        _drop_taken(tables, state, c, free, t_ids, r_ids, allowed)
    else:
        r_rows, r_ids = np.array([-1]), np.array([tables.rooms.travel.shape[0] - 1], dtype=np.int32)
        allowed = np.ones((len(t_rows), 1), dtype=np.bool_)
    _apply_pairs(tables, state, c, free, t_ids, r_ids, allowed, cost)
    _apply_groups(tables, state, c, t_ids, allowed)
    _add_students(tables, state, c, t_ids, r_ids, cost)
    return Options(t_rows, r_rows, t_ids, r_ids, allowed, cost)


def _drop_taken(tables: Tables, state: State, c: int, free: Bools, t_ids: I32, r_ids: I32, allowed: Bools) -> None:
    for column, r in enumerate(r_ids):
        there = state.hall[state.hall_ptr[r] : state.hall_ptr[r] + state.hall_n[r]]
        there = there[~free[there] & (there != c)]
        taken = (tables.times.gap[np.ix_(t_ids, state.place[there, 0])] < 0).any(axis=1)
        allowed[:, column] &= ~taken


def _apply_pairs(
    tables: Tables, state: State, c: int, free: Bools, t_ids: I32, r_ids: I32, allowed: Bools, cost: F64
) -> None:
    for o, rule, argument, _, hard, price, _ in tables.pairs.rows[
        tables.pairs.ptr[c] : tables.pairs.ptr[c + 1]
    ].tolist():
        if hard and free[o]:
            continue  # between two free classes the model holds the rule itself
        t, r = int(state.place[o, 0]), int(state.place[o, 1])
        broken = broken_cells(tables, rule, argument, t_ids, r_ids, t, r)
        if hard:
            allowed &= ~broken
        else:
            cost += price * broken * (0.5 if free[o] else 1.0)


def _apply_groups(tables: Tables, state: State, c: int, t_ids: I32, allowed: Bools) -> None:
    """Hard rules over sets: no time that would make one worse than kept."""
    groups, times = tables.groups, tables.times
    row = np.zeros(len(state.pick) + 1, dtype=np.int32)
    for g in groups.of[groups.of_ptr[c] : groups.of_ptr[c + 1]].tolist():
        if not groups.rows[g, 4]:
            continue
        for i, t in enumerate(t_ids.tolist()):
            raw = raw_excess(g, c, t, state.place, groups.rows, groups.member_ptr, groups.member, row, times.start,
                             times.end, times.days, times.weeks, groups.days, groups.weeks)  # fmt: skip
            if raw > 0:
                allowed[i] = False


def _add_students(tables: Tables, state: State, c: int, t_ids: I32, r_ids: I32, cost: F64) -> None:
    low = state.near_ptr[c]
    weight = tables.seats.weight
    for o, shared in state.near[low : low + state.near_n[c]].tolist() if weight else ():
        t, r = int(state.place[o, 0]), int(state.place[o, 1])
        cost += weight * shared * broken_cells(tables, TRAVEL, 0, t_ids, r_ids, t, r)
