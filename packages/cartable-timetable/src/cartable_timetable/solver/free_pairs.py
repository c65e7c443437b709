"""Rules between two freed classes: which of their options go badly together, and at what price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cartable_timetable.solver.arrays import FAR, Bools, State, Tables
from cartable_timetable.solver.free_groups import GroupPrices
from cartable_timetable.solver.free_options import BROKEN, FreeClass, View
from cartable_timetable.solver.free_rules import breakable, list_rules
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
    rules = list_rules(tables, state, free)
    found: dict[tuple[int, int, bool, bytes], Clash] = {}
    for a, b, rule, argument, price in rules[breakable(tables, rules, sites, rooms, exclusive)].tolist():
        about_rooms = rule in (SAME_ROOM, DIFFERENT_ROOM)
        views = rooms if about_rooms else sites
        bad = broken_units(tables, rule, argument, views[a], views[b])
        if exclusive is not None and exclusive[a, b] and rule in (TRAVEL, GAP):
            bad &= tables.times.gap[views[a].t[:, None], views[b].t] >= 0
        key = (a, b, about_rooms, bad.tobytes())
        total = price + (found[key].price if key in found else 0)
        found[key] = Clash(a, b, about_rooms, bad, total)
    return [*found.values(), *_list_group_clashes(tables, state, free, sites)]


def _list_group_clashes(
    tables: Tables, state: State, free: Sequence[FreeClass], sites: Sequence[View]
) -> Iterator[Clash]:
    """Rules over sets that two members make dearer together."""
    groups, table = tables.groups, GroupPrices(tables, state, BROKEN)
    number = np.full(len(state.pick), -1, dtype=np.int32)
    number[[item.c for item in free]] = np.arange(len(free))
    for a, item in enumerate(free):
        for g in table.rules_of(item.c):
            for b in number[groups.member[groups.member_ptr[g] : groups.member_ptr[g + 1]]].tolist():
                if b <= a:
                    continue
                extra = table.together(g, item.c, free[b].c, sites[a].t, sites[b].t)
                for price in np.unique(extra[extra > 0]).tolist():
                    yield Clash(a, b, False, extra == price, price)
