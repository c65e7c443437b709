"""Freed classes of which no two may overlap: said for all of them at once, moment by moment, rather than pair by pair.

That takes far fewer rows, and its linear relaxation is much tighter (clique inequalities; Padberg 1973).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cartable_timetable.solver.arrays import Bools, Tables
from cartable_timetable.solver.rules import GAP, TRAVEL


def exclusive_pairs(tables: Tables, members: Sequence[int]) -> Bools:
    """``[a, b]``: a hard rule forbids that members number a and b overlap."""
    number = np.full(len(tables.pairs.ptr) - 1, -1)
    number[list(members)] = np.arange(len(members))
    adjacent: Bools = np.zeros((len(members), len(members)), dtype=np.bool_)
    for a, c in enumerate(members):
        rows = tables.pairs.rows[tables.pairs.ptr[c] : tables.pairs.ptr[c + 1]]
        rows = rows[(rows[:, 4] == 1) & ((rows[:, 1] == TRAVEL) | ((rows[:, 1] == GAP) & (rows[:, 2] == 0)))]
        others = number[rows[:, 0]]
        adjacent[a, others[others >= 0]] = True
    return adjacent


def cover_by_cliques(adjacent: Bools) -> list[list[int]]:
    """Cliques of three members or more that hold every pair which lies in a triangle."""
    count = adjacent.astype(np.int32)
    left: Bools = adjacent & (count @ count > 0)
    cliques = []
    while left.any():
        degree = left.sum(axis=1)
        first = int(np.argmax(degree))
        clique, common = [first], adjacent[first].copy()
        wanted = left[first].copy()
        while common.any():
            gain = np.where(common, degree + len(left) * wanted, -1)
            nearest = int(np.argmax(gain))
            clique.append(nearest)
            common &= adjacent[nearest]
            wanted = common & left[clique].any(axis=0)
        left[np.ix_(clique, clique)] = False
        cliques.append(sorted(clique))
    return [clique for clique in cliques if len(clique) > 2]
