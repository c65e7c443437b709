"""Rules between two freed classes in one table, and a quick look at which of them their options could break.

Of a hundred thousand rules among some hundreds of classes, a few thousand are left to be looked at one by one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cartable_timetable.solver.arrays import I16, I32, I64, U16, Bools, State, Tables
from cartable_timetable.solver.constraints.pair import is_broken
from cartable_timetable.solver.free_options import BROKEN, FreeClass, View
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.rules import DIFFERENT_ROOM, GAP, SAME_ROOM, TRAVEL


def list_rules(tables: Tables, state: State, free: Sequence[FreeClass]) -> I64:
    """Rows of (member, later member, rule, argument, price); students that two classes share are a rule as well."""
    members = np.array([item.c for item in free])
    number = np.full(len(state.pick), -1, dtype=np.int64)
    number[members] = np.arange(len(free))
    first, last = tables.pairs.ptr[members], tables.pairs.ptr[members + 1]
    a, index = _within(first, last)
    rows = tables.pairs.rows[index].astype(np.int64)
    prices = np.where(rows[:, 4] == 1, BROKEN, rows[:, 5])
    found = np.stack((a, number[rows[:, 0]], rows[:, 1], rows[:, 2], prices), axis=1)
    weight = tables.seats.weight
    if weight:
        first = state.near_ptr[members]
        a, index = _within(first, first + state.near_n[members])
        near = state.near[index].astype(np.int64)
        travel, none = np.full(len(a), TRAVEL), np.zeros(len(a), dtype=np.int64)
        found = np.concatenate(
            (found, np.stack((a, number[near[:, 0]], travel, none, weight * near[:, 1]), axis=1)), axis=0
        )
    return found[found[:, 1] > found[:, 0]]


def _within(first: I32 | I64, last: I32 | I64) -> tuple[I64, I64]:
    """Every number of each range, after the number of its range."""
    length = (last - first).astype(np.int64)
    owner = np.repeat(np.arange(len(length)), length)
    begin = np.cumsum(length) - length
    index: I64 = np.arange(int(length.sum())) - begin[owner] + first[owner].astype(np.int64)
    return owner, index


def breakable(
    tables: Tables, rules: I64, sites: Sequence[View], rooms: Sequence[View], exclusive: Bools | None
) -> Bools:
    """Which rules some two options break, beside overlapping who are ``exclusive``."""
    out: Bools = np.zeros(len(rules), dtype=np.bool_)
    times = tables.times
    known = np.zeros((len(sites), len(sites)), dtype=np.bool_) if exclusive is None else exclusive
    _mark(rules, *_flat(sites), *_flat(rooms), known, out, times.gap, times.relation, times.start, times.end,
          tables.rooms.travel)  # fmt: skip
    return out


def _flat(views: Sequence[View]) -> tuple[I64, I32, I32]:
    ptr = np.concatenate(([0], np.cumsum([len(view.t) for view in views])))
    return ptr, np.concatenate([view.t for view in views]), np.concatenate([view.r for view in views])


@hot
def _mark(
    rules: I64, site_ptr: I64, site_t: I32, site_r: I32, room_ptr: I64, room_t: I32, room_r: I32, exclusive: Bools,
    out: Bools, gap: I16, relation: U16, start: I32, end: I32, travel: I16,
) -> None:  # fmt: skip
    for n in range(len(rules)):
        a, b, rule, argument = rules[n, 0], rules[n, 1], rules[n, 2], rules[n, 3]
        is_said = exclusive[a, b] and rule in (TRAVEL, GAP)
        if rule in (SAME_ROOM, DIFFERENT_ROOM):
            ptr, t, r = room_ptr, room_t, room_r
        else:
            ptr, t, r = site_ptr, site_t, site_r
        for i in range(ptr[a], ptr[a + 1]):
            for j in range(ptr[b], ptr[b + 1]):
                if is_said and gap[t[i], t[j]] < 0:
                    continue
                if is_broken(rule, argument, t[i], r[i], t[j], r[j], gap, relation, start, end, travel):
                    out[n] = True
                    break
            if out[n]:
                break
