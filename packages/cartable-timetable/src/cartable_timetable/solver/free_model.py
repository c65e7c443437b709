"""The exact model of a neighbourhood: new places for a few classes, every rule among them priced or kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from cartable_timetable.solver.arrays import I32, State, Tables
from cartable_timetable.solver.free_options import BROKEN, FreeClass, Indices, View
from cartable_timetable.solver.free_pairs import Clash, list_clashes

Var = cp_model.IntVar
Chosen = dict[int, tuple[int, int]]


@dataclass(slots=True)
class FreeModel:
    """Booleans per option; per unit of a view (time and site, or room) where rules need only those."""

    tables: Tables
    state: State
    free: Sequence[FreeClass]
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    x: list[list[Var]] = field(default_factory=list)
    prices: list[tuple[int, Var]] = field(default_factory=list)
    offset: int = 0
    present: int = 0
    """What the members cost where they are."""

    def build(self) -> bool:
        """Fill the model. False when nothing better is possible, as the cheapest options show."""
        site = self.tables.rooms.site
        sites = [item.by_site(site) for item in self.free]
        rooms = [item.by_room() for item in self.free]
        clashes = list_clashes(self.tables, self.state, self.free, sites, rooms)
        if not self._price_present(sites, rooms, clashes):
            return False
        slack = min(self.present - sum(int(item.cost.min()) for item in self.free), BROKEN)
        if slack <= 0 or not self._prune(slack):
            return False
        sites = [item.by_site(site) for item in self.free]
        rooms = [item.by_room() for item in self.free]
        clashes = list_clashes(self.tables, self.state, self.free, sites, rooms)
        for item in self.free:
            self._add_class(item)
        self._add_rooms()
        units = self._add_units(clashes, sites, rooms)
        for clash in clashes:
            self._add_clash(clash, units, slack)
        total = sum(price * var for price, var in self.prices) + self.offset
        self.model.add(total <= self.present - 1)
        self.model.minimize(total)
        return True

    def _price_present(self, sites: Sequence[View], rooms: Sequence[View], clashes: Sequence[Clash]) -> bool:
        at = [item.at(self.state.pick[item.c]) for item in self.free]
        if min(at) < 0:
            return False
        self.present = sum(int(item.cost[k]) for item, k in zip(self.free, at, strict=True))
        for clash in clashes:
            views = rooms if clash.is_about_rooms else sites
            a, b = views[clash.a].of[at[clash.a]], views[clash.b].of[at[clash.b]]
            self.present += clash.price * int(clash.bad[a, b])
        gap = self.tables.times.gap
        for a, one in enumerate(self.free):
            for b in range(a + 1, len(self.free)):
                other = self.free[b]
                if one.r_rows[at[a]] >= 0 and one.r[at[a]] == other.r[at[b]]:
                    self.present += BROKEN * int(gap[one.t[at[a]], other.t[at[b]]] < 0)
        return True

    def _prune(self, slack: int) -> bool:
        """Drop options too dear for any better solution; False when nobody has a choice left."""
        for item in self.free:
            item.keep(item.cost - item.cost.min() < slack)
        return any(len(item.cost) > 1 for item in self.free)

    def _add_class(self, item: FreeClass) -> None:
        low = int(item.cost.min())
        self.offset += low
        row = [self.model.new_bool_var("") for _ in range(len(item.cost))]
        self.model.add_exactly_one(row)
        self.prices += [(price - low, var) for price, var in zip(item.cost.tolist(), row, strict=True) if price > low]
        self.x.append(row)

    def _add_units(
        self, clashes: Sequence[Clash], sites: Sequence[View], rooms: Sequence[View]
    ) -> dict[tuple[int, bool], list[Var]]:
        """A boolean per unit, for the members and views that some clash needs."""
        needed = {(number, clash.is_about_rooms) for clash in clashes for number in (clash.a, clash.b)}
        return {
            (number, about): self._sums((rooms if about else sites)[number], self.x[number])
            for number, about in sorted(needed)
        }

    def _sums(self, view: View, row: Sequence[Var]) -> list[Var]:
        parts: list[list[Var]] = [[] for _ in range(len(view.t))]
        for unit, var in zip(view.of.tolist(), row, strict=True):
            parts[unit].append(var)
        sums = []
        for part in parts:
            if len(part) == 1:
                sums.append(part[0])
                continue
            var = self.model.new_bool_var("")
            self.model.add(sum(part) == var)
            sums.append(var)
        return sums

    def _add_clash(self, clash: Clash, units: dict[tuple[int, bool], list[Var]], slack: int) -> None:
        """Units of ``a`` with the same bad partners share a constraint."""
        mine, yours = units[clash.a, clash.is_about_rooms], units[clash.b, clash.is_about_rooms]
        patterns, which = np.unique(clash.bad, axis=0, return_inverse=True)
        hard = clash.price >= slack  # whoever paid this could not be better
        paid = None if hard else self.model.new_bool_var("")
        if paid is not None:
            self.prices.append((clash.price, paid))
        for number, pattern in enumerate(patterns):
            bad = [yours[k] for k in np.flatnonzero(pattern)]
            if not bad:
                continue
            held = [mine[k] for k in np.flatnonzero(which.ravel() == number)]
            if paid is None:
                self.model.add_at_most_one([*held, *bad])
            else:
                self.model.add(sum(held) + sum(bad) <= 1 + paid)

    def _add_rooms(self) -> None:
        """At most one member in a room at any moment: it is enough to look at the moments when one starts."""
        uses: dict[int, list[tuple[int, int, Var]]] = defaultdict(list)
        for number, item in enumerate(self.free):
            if item.r_rows[0] >= 0:
                for t, r, var in zip(item.t.tolist(), item.r.tolist(), self.x[number], strict=True):
                    uses[r].append((number, t, var))
        for entries in uses.values():
            if len({number for number, _, _ in entries}) > 1:
                ids = np.array([t for _, t, _ in entries])
                for held in _meetings(self.tables, ids):
                    if len({entries[k][0] for k in held}) > 1:
                        self.model.add_at_most_one(entries[k][2] for k in held)

    def solve(self, seconds: float, *, counted: bool, seed: int) -> tuple[str, Chosen]:
        """``better`` with the rows (time, room) of each class, ``optimal`` when there is none, or ``unknown``."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = seed % (1 << 31)
        solver.parameters.max_time_in_seconds = seconds
        if counted:
            solver.parameters.max_deterministic_time = 0.3
            solver.parameters.max_time_in_seconds = 3600.0
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return "optimal", {}
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return "unknown", {}
        chosen = {}
        for item, row in zip(self.free, self.x, strict=True):
            k = next(k for k, var in enumerate(row) if solver.boolean_value(var))
            chosen[item.c] = int(item.t_rows[k]), int(item.r_rows[k])
        return "better", chosen


def _meetings(tables: Tables, ids: Indices | I32) -> Iterable[list[int]]:
    """Largest sets of these times that all meet at one moment, a few superfluous ones among them."""
    times = tables.times
    bits = np.arange(tables.groups.days), np.arange(tables.groups.weeks)
    on_day = (times.days[ids][:, None] >> bits[0]) & 1
    on_week = (times.weeks[ids][:, None] >> bits[1]) & 1
    columns = np.unique((on_day[:, :, None] & on_week[:, None, :]).reshape(len(ids), -1), axis=1)
    start, end = times.start[ids], times.end[ids]
    seen: set[bytes] = set()
    for column in columns.T:
        on = column == 1
        for moment in np.unique(start[on]):
            held = on & (start <= moment) & (end > moment)
            key = held.tobytes()
            if held.sum() > 1 and key not in seen:
                seen.add(key)
                yield np.flatnonzero(held).tolist()
