"""Large moves of every class at once, each among the few options that a linear relaxation of the whole problem favours.

Where many classes must go elsewhere so that one dear class can be cheap, no neighbourhood of some dozens of classes
finds the way. The relaxation knows it roughly: its vertex gives most classes one or two options (relaxation induced
neighbourhoods; Danna, Rothberg and Le Pape 2005), and its reduced costs tell which others could take part.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cartable_timetable.solver.arrays import F64, Bools, Tables
from cartable_timetable.solver.free_cliques import cover_by_cliques, exclusive_pairs
from cartable_timetable.solver.free_model import FreeModel
from cartable_timetable.solver.free_options import FreeClass, lifted, price_options
from cartable_timetable.solver.relaxation import relax

if TYPE_CHECKING:
    from cartable_timetable.solver.search import Search

_MOST_OPTIONS, _MOST_ROWS = 80_000, 60_000
"""Beyond these the relaxation takes minutes."""
_SECONDS_PER_OPTION, _WRITING = 6e-5, 0.4
"""What writing the model takes on a free machine, and the part of the time that it may take."""
_NEGLIGIBLE = 1e-6
_REACH = 10.0
"""Options whose reduced cost is within so many times the gap, divided by the classes, may be drawn."""


class Guide:
    """What the relaxation says of each option of ``members``, in the order of :func:`price_options`."""

    def __init__(self, members: list[int], cliques: list[list[int]], least: float) -> None:
        self.members = members
        self.cliques = cliques
        self.least = least
        """The relaxation's sum of prices: nothing is cheaper."""
        self.favoured: list[Bools] = []
        self.reduced: list[F64] = []

    def restrict(self, free: Sequence[FreeClass], search: Search, extra: int, rng: np.random.Generator) -> None:
        """Leave each class where it is, the options that are favoured, and ``extra`` others in all drawn by chance."""
        present = search.snapshot.soft
        reach = max(1.0, _REACH * (present - self.least) / len(self.members))
        ends = np.cumsum([len(item.cost) for item in free])
        keep = np.concatenate(self.favoured)
        pool = np.flatnonzero(~keep & (np.concatenate(self.reduced) <= reach))
        keep[rng.choice(pool, min(extra, len(pool)), replace=False)] = True
        for item, mask in zip(free, np.split(keep, ends[:-1]), strict=True):
            mask[item.at(search.state.pick[item.c])] = True
            item.keep(mask)


def find_guide(search: Search, seconds: float) -> Guide | None:
    """Solve the relaxation within about ``seconds``; None when the problem is too large for that."""
    began, counted = time.monotonic(), search.budget.is_counted
    tables, members = search.tables, list_free(search.tables)
    choices, width = tables.choices, len(tables.choices.r_id) + 1
    count = np.diff(choices.t_ptr)[members] * np.maximum(1, np.diff(choices.r_ptr)[members])
    writing = _SECONDS_PER_OPTION * int(count.sum()) * search.budget.busy
    if not members or count.sum() > _MOST_OPTIONS or (writing > _WRITING * seconds and not counted):
        return None
    with lifted(tables, search.state, members):
        free = price_options(tables, search.state, search.prices, members)
        whole = [item.t_rows * width + item.r_rows for item in free]
        cliques = cover_by_cliques(exclusive_pairs(tables, members))
        model = FreeModel(tables, search.state, free, cliques=cliques)
        is_open = model.build(most_rows=_MOST_ROWS)
    if not is_open:
        return None
    left = seconds - (time.monotonic() - began)
    relaxed = relax(model.rows.proto, max(left, 0.01), counted=counted, is_wanted=search.is_wanted)
    if relaxed is None:
        return None
    guide = Guide(members, cliques, relaxed.sum + model.offset)
    for item, row, keys in zip(free, model.x, whole, strict=True):
        open_ = np.isin(keys, item.t_rows * width + item.r_rows)  # the others are too dear for anybody
        favoured, reduced = np.zeros(len(keys), dtype=np.bool_), np.full(len(keys), np.inf)
        favoured[open_] = relaxed.values[row.start : row.stop] > _NEGLIGIBLE
        reduced[open_] = relaxed.reduced[row.start : row.stop]
        guide.favoured.append(favoured)
        guide.reduced.append(reduced)
    return guide


def list_free(tables: Tables) -> list[int]:
    """Classes with more than one option."""
    choices = tables.choices
    freedom = np.diff(choices.t_ptr) * np.maximum(1, np.diff(choices.r_ptr))
    members: list[int] = np.flatnonzero(freedom > 1).tolist()
    return members
