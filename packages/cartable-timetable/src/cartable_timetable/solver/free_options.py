"""What freed classes may take, at what price, given that all the others stay where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cartable_timetable.solver.arrays import I32, I64, Bools, State, Tables
from cartable_timetable.solver.free_groups import GroupPrices
from cartable_timetable.solver.prices import Prices, fill_prices

BROKEN = 10_000_000
"""Price of a broken hard rule: above any soft cost, so that fewer broken rules always win."""

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class View:
    """Options of a class as one kind of rule sees them: ``of[k]`` is the unit of option k, which meets at
    (``t[u]``, ``r[u]``)."""

    of: Indices
    t: I32
    r: I32


@dataclass(slots=True)
class FreeClass:
    """Class ``c`` and its options: rows of times and rooms (-1: none), their indices, and what each costs."""

    c: int
    t_rows: Indices
    r_rows: Indices
    t: I32
    r: I32
    cost: I64

    def keep(self, mask: Bools) -> None:
        """Drop the options outside ``mask``."""
        self.t_rows, self.r_rows = self.t_rows[mask], self.r_rows[mask]
        self.t, self.r, self.cost = self.t[mask], self.r[mask], self.cost[mask]

    def by_site(self, site: I32) -> View:
        """Options alike in time and site: what rules of times and ways distinguish."""
        return self._view(np.stack((self.t, site[self.r]), axis=1))

    def by_room(self) -> View:
        """Options alike in room."""
        return self._view(self.r[:, None])

    def _view(self, key: I32) -> View:
        _, first, of = np.unique(key, axis=0, return_index=True, return_inverse=True)
        return View(of.ravel().astype(np.int64), self.t[first], self.r[first])

    def only(self, k: int) -> View:
        """Option ``k`` alone."""
        return View(np.zeros(1, dtype=np.int64), self.t[k : k + 1], self.r[k : k + 1])

    def at(self, pick: I32) -> int:
        """Number of the option that is (time row, room row), or -1."""
        found = np.flatnonzero((self.t_rows == pick[0]) & (self.r_rows == pick[1]))
        return int(found[0]) if len(found) else -1


def price_options(tables: Tables, state: State, prices: Prices, members: Sequence[int]) -> list[FreeClass]:
    """Every open option of each member, priced against the classes that are not members.

    The members must be nowhere in ``state.place`` meanwhile: see :func:`lifted`.
    """
    fill_prices(tables, state._replace(force=np.full(len(state.force), float(BROKEN))), prices)
    groups = GroupPrices(tables, state, BROKEN)
    return [_open_options(tables, prices, groups, int(c)) for c in members]


@contextmanager
def lifted(tables: Tables, state: State, members: Sequence[int]) -> Iterator[None]:
    """The members are nowhere, as far as prices can see."""
    saved = state.place[members].copy()
    state.place[members] = len(tables.times.start) - 1, tables.rooms.travel.shape[0] - 1
    try:
        yield
    finally:
        state.place[members] = saved


def _open_options(tables: Tables, prices: Prices, groups: GroupPrices, c: int) -> FreeClass:
    choices, rooms = tables.choices, tables.rooms
    t_rows = np.arange(choices.t_ptr[c], choices.t_ptr[c + 1])
    r_rows = np.arange(choices.r_ptr[c], choices.r_ptr[c + 1])
    t = choices.t_id[t_rows]
    cost = prices.time[t_rows] + groups.alone(c, t)
    if not len(r_rows):
        none, nowhere = np.full(len(t), -1, dtype=np.int64), np.full(len(t), rooms.travel.shape[0] - 1, dtype=np.int32)
        return FreeClass(c, t_rows, none, t, nowhere, np.rint(cost).astype(np.int64))
    r = choices.r_id[r_rows]
    grid = cost[:, None] + prices.room[r_rows][None, :] + float(BROKEN) * prices.taken[np.ix_(r, t)].T
    if rooms.far:
        grid += prices.cell[prices.cell_ptr[c] : prices.cell_ptr[c + 1]].reshape(grid.shape)
    i, j = np.nonzero(~rooms.closed[np.ix_(r, t)].T)
    return FreeClass(c, t_rows[i], r_rows[j], t[i], r[j], np.rint(grid[i, j]).astype(np.int64))
