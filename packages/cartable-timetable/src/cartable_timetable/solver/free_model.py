"""The exact model of a neighbourhood: new places for a few classes, every rule among them priced or kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from cartable_timetable.solver.arrays import I32, Bools, State, Tables
from cartable_timetable.solver.free_cliques import cover_by_cliques, exclusive_pairs
from cartable_timetable.solver.free_options import BROKEN, FreeClass, Indices, View
from cartable_timetable.solver.free_pairs import Clash, list_clashes
from cartable_timetable.solver.free_rows import Rows

Chosen = dict[int, tuple[int, int]]
_WORK = 0.3
"""How much a round may take in a run counted by iterations, in CP-SAT's own measure."""


@dataclass(slots=True)
class FreeModel:
    """Booleans per option; per unit of a view (time and site, or room) where rules need only those."""

    tables: Tables
    state: State
    free: Sequence[FreeClass]
    cliques: list[list[int]] | None = None
    """Members of which no two may overlap, when they are known already."""
    rows: Rows = field(default_factory=Rows)
    x: list[range] = field(default_factory=list)
    priced: dict[int, int] = field(default_factory=dict)
    offset: int = 0
    present: int = 0
    """What the members cost where they are."""

    @property
    def outcome(self) -> int:
        """What they cost where the last solution puts them."""
        return self.offset + self.rows.value

    def build(self, most_rows: int | None = None) -> bool:
        """Fill the model. False when nothing better is possible, as the cheapest options show, or when the clashes
        alone could take more than ``most_rows``.
        """
        if not self._price_present():
            return False
        slack = min(self.present - sum(int(item.cost.min()) for item in self.free), BROKEN)
        if slack <= 0 or not self._prune(slack):
            return False
        site = self.tables.rooms.site
        sites = [item.by_site(site) for item in self.free]
        rooms = [item.by_room() for item in self.free]
        cliques = self.cliques
        if cliques is None:
            cliques = cover_by_cliques(exclusive_pairs(self.tables, [item.c for item in self.free]))
        exclusive = np.zeros((len(self.free), len(self.free)), dtype=np.bool_)
        for clique in cliques:
            exclusive[np.ix_(clique, clique)] = True
        clashes = list_clashes(self.tables, self.state, self.free, sites, rooms, exclusive)
        if most_rows is not None and sum(min(clash.bad.shape) for clash in clashes) > most_rows:
            return False
        for item in self.free:
            self._add_class(item)
        self._add_rooms()
        units = self._add_units(clashes, cliques, sites, rooms)
        for clique in cliques:
            entries = [(k, t, u) for k in clique for t, u in zip(sites[k].t.tolist(), units[k, False], strict=True)]
            self._add_exclusion(entries)
        for clash in clashes:
            self._add_clash(clash, units, slack)
        self.rows.minimize(list(self.priced), list(self.priced.values()), most=self.present - 1 - self.offset)
        return True

    def _price_present(self) -> bool:
        """Add up what the members cost where they are; False when one of them is nowhere."""
        at = [item.at(self.state.pick[item.c]) for item in self.free]
        if min(at) < 0:
            return False
        only = [item.only(k) for item, k in zip(self.free, at, strict=True)]
        self.present = sum(int(item.cost[k]) for item, k in zip(self.free, at, strict=True))
        self.present += sum(clash.price for clash in list_clashes(self.tables, self.state, self.free, only, only))
        t = np.array([int(view.t[0]) for view in only])
        r = np.array([int(view.r[0]) for view in only])
        roomed = np.array([item.r_rows[k] >= 0 for item, k in zip(self.free, at, strict=True)])
        together = (self.tables.times.gap[t[:, None], t] < 0) & (r[:, None] == r) & roomed[:, None]
        self.present += BROKEN * int(np.triu(together, 1).sum())
        return True

    def _prune(self, slack: int) -> bool:
        """Drop options too dear for any better solution; False when nobody has a choice left."""
        for item in self.free:
            item.keep(item.cost - item.cost.min() < slack)
        return any(len(item.cost) > 1 for item in self.free)

    def _add_class(self, item: FreeClass) -> None:
        low = int(item.cost.min())
        self.offset += low
        row = self.rows.add_booleans(len(item.cost))
        self.rows.exactly_one(row)
        for price, index in zip(item.cost.tolist(), row, strict=True):
            if price > low:
                self.priced[index] = price - low
        self.x.append(row)

    def _add_units(
        self, clashes: Sequence[Clash], cliques: Sequence[list[int]], sites: Sequence[View], rooms: Sequence[View]
    ) -> dict[tuple[int, bool], list[int]]:
        """A boolean per unit, for the members and views that some clash or clique needs."""
        needed = {(number, clash.is_about_rooms) for clash in clashes for number in (clash.a, clash.b)}
        needed |= {(number, False) for clique in cliques for number in clique}
        return {
            (number, about): self._sums((rooms if about else sites)[number], self.x[number])
            for number, about in sorted(needed)
        }

    def _sums(self, view: View, row: Sequence[int]) -> list[int]:
        parts: list[list[int]] = [[] for _ in range(len(view.t))]
        for unit, index in zip(view.of.tolist(), row, strict=True):
            parts[unit].append(index)
        sums = []
        for part in parts:
            if len(part) == 1:
                sums.append(part[0])
                continue
            (total,) = self.rows.add_booleans(1)
            self.rows.equal_sum(part, total)
            sums.append(total)
        return sums

    def _add_clash(self, clash: Clash, units: dict[tuple[int, bool], list[int]], slack: int) -> None:
        """Units of ``a`` with the same bad partners share a row."""
        sides = units[clash.a, clash.is_about_rooms], units[clash.b, clash.is_about_rooms]
        is_hard = clash.price >= slack  # whoever paid this could not be better
        paid = -1
        if not is_hard:
            (paid,) = self.rows.add_booleans(1)
            self.priced[paid] = clash.price
        by_row, by_column = _patterns(clash.bad), _patterns(clash.bad.T)
        mine, yours = sides if len(by_row) <= len(by_column) else sides[::-1]
        for held, bad in min(by_row, by_column, key=len):
            members = [*(mine[k] for k in held), *(yours[k] for k in bad)]
            if is_hard:
                self.rows.at_most_one(members)
            else:
                self.rows.at_most_one_unless(members, paid)

    def _add_exclusion(self, entries: Sequence[tuple[int, int, int]]) -> None:
        """Of (member, time, boolean), at most one holds at any moment; looking at those when one starts will do."""
        if len({number for number, _, _ in entries}) > 1:
            for held in _meetings(self.tables, np.array([t for _, t, _ in entries])):
                if len({entries[k][0] for k in held}) > 1:
                    self.rows.at_most_one(entries[k][2] for k in held)

    def _add_rooms(self) -> None:
        """At most one member in a room at any moment."""
        uses: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, item in enumerate(self.free):
            if item.r_rows[0] >= 0:
                for t, r, index in zip(item.t.tolist(), item.r.tolist(), self.x[number], strict=True):
                    uses[r].append((number, t, index))
        for entries in uses.values():
            self._add_exclusion(entries)

    def solve(
        self, seconds: float, *, counted: bool, seed: int, is_wanted: Callable[[], bool] = lambda: True
    ) -> tuple[str, Chosen]:
        """``better`` with the rows (time, room) of each class, ``optimal`` when there is none, or ``unknown``."""
        status, values = self.rows.solve(seconds, work=_WORK if counted else None, seed=seed, is_wanted=is_wanted)
        chosen = {}
        for item, row in zip(self.free, self.x, strict=True) if status == "better" else ():
            k = next(k for k, index in enumerate(row) if values[index])
            chosen[item.c] = int(item.t_rows[k]), int(item.r_rows[k])
        return status, chosen


def _patterns(bad: Bools) -> list[tuple[list[int], list[int]]]:
    """Rows of ``bad`` alike, with their columns; rows without any are left out."""
    alike: dict[bytes, list[int]] = defaultdict(list)
    rows = np.flatnonzero(bad.any(axis=1))
    for number, key in zip(rows.tolist(), np.packbits(bad[rows], axis=1), strict=True):
        alike[key.tobytes()].append(number)
    return [(held, bad[held[0]].nonzero()[0].tolist()) for held in alike.values()]


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
