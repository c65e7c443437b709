"""Rules between two freed classes: which of their options go badly together, and at what price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cartable_timetable.solver.arrays import FAR, I32, Bools, State, Tables
from cartable_timetable.solver.free_groups import GroupPrices
from cartable_timetable.solver.free_options import BROKEN, FreeClass, View
from cartable_timetable.solver.rules import DIFFERENT_ROOM, GAP, RELATION, SAME_ROOM, SPAN, TRAVEL


@dataclass(frozen=True, slots=True)
class Clash:
    """Members ``a`` and ``b`` (numbers in the neighbourhood) pay ``price`` when the units chosen meet in ``bad``."""

    a: int
    b: int
    is_about_rooms: bool
    bad: Bools
    price: int


def broken_units(tables: Tables, rule: int, argument: int, a: View, b: View) -> Bools:
    """For every unit of ``a`` (rows) and of ``b`` (columns), whether they break the rule."""
    times, travel = tables.times, tables.rooms.travel
    if rule == RELATION:
        related: Bools = (times.relation[a.t[:, None], b.t] & argument) == 0
        return related
    gap = times.gap[a.t[:, None], b.t]
    if rule == TRAVEL:
        late: Bools = gap < travel[a.r[:, None], b.r]
        return late
    if rule == GAP:
        close: Bools = gap < argument
        return close
    if rule == SPAN:
        last = np.maximum(times.end[a.t][:, None], times.end[b.t][None, :])
        first = np.minimum(times.start[a.t][:, None], times.start[b.t][None, :])
        wide: Bools = (gap != FAR) & (last - first > argument)
        return wide
    nowhere = travel.shape[0] - 1
    roomed = (a.r != nowhere)[:, None] & (b.r != nowhere)[None, :]
    same = a.r[:, None] == b.r[None, :]
    broken: Bools = roomed & (~same if rule == SAME_ROOM else same)
    return broken


def list_clashes(
    tables: Tables,
    state: State,
    free: Sequence[FreeClass],
    sites: Sequence[View],
    rooms: Sequence[View],
    exclusive: Bools | None = None,
) -> list[Clash]:
    """Clashes of every two members, those with the same bad pairs added up.

    That members overlap who are ``exclusive`` (see free_cliques.py) is left out: their rows are said elsewhere.
    """
    number = np.full(len(state.pick), -1, dtype=np.int32)
    number[[item.c for item in free]] = np.arange(len(free))
    found: dict[tuple[int, int, bool, bytes], Clash] = {}
    for a, item in enumerate(free):
        for b, rule, argument, price in _rules_of(tables, state, item.c, number):
            if b <= a:
                continue
            about_rooms = rule in (SAME_ROOM, DIFFERENT_ROOM)
            views = rooms if about_rooms else sites
            bad = broken_units(tables, rule, argument, views[a], views[b])
            if exclusive is not None and exclusive[a, b] and rule in (TRAVEL, GAP):
                bad &= tables.times.gap[views[a].t[:, None], views[b].t] >= 0
            if not bad.any():
                continue
            key = (a, b, about_rooms, bad.tobytes())
            price += found[key].price if key in found else 0
            found[key] = Clash(a, b, about_rooms, bad, price)
    return [*found.values(), *_list_group_clashes(tables, state, free, sites, number)]


def _list_group_clashes(
    tables: Tables, state: State, free: Sequence[FreeClass], sites: Sequence[View], number: I32
) -> Iterator[Clash]:
    """Rules over sets that two members make dearer together."""
    groups, table = tables.groups, GroupPrices(tables, state, BROKEN)
    for a, item in enumerate(free):
        for g in table.rules_of(item.c):
            for b in number[groups.member[groups.member_ptr[g] : groups.member_ptr[g + 1]]].tolist():
                if b <= a:
                    continue
                extra = table.together(g, item.c, free[b].c, sites[a].t, sites[b].t)
                for price in np.unique(extra[extra > 0]).tolist():
                    yield Clash(a, b, False, extra == price, price)


def _rules_of(tables: Tables, state: State, c: int, number: I32) -> Iterator[tuple[int, int, int, int]]:
    """(other member, rule, argument, price) of class ``c``, its shared students being a rule as well."""
    rows = tables.pairs.rows[tables.pairs.ptr[c] : tables.pairs.ptr[c + 1]]
    rows = rows[number[rows[:, 0]] >= 0]
    for o, rule, argument, _, hard, cost, _ in rows.tolist():
        yield int(number[o]), rule, argument, BROKEN if hard else cost
    weight = tables.seats.weight
    near = state.near[state.near_ptr[c] : state.near_ptr[c] + state.near_n[c]] if weight else state.near[:0]
    for o, shared in near[number[near[:, 0]] >= 0].tolist():
        yield int(number[o]), TRAVEL, 0, weight * shared
