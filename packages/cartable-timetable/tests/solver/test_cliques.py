"""Cliques cover every pair that lies in a triangle, and hold only classes of which no two may overlap."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable_timetable.model import Problem
from cartable_timetable.solver.arrays import Bools
from cartable_timetable.solver.compile import compile_problem
from cartable_timetable.solver.free_cliques import cover_by_cliques, exclusive_pairs
from cartable_timetable.solver.rules import GAP, TRAVEL


@st.composite
def graphs(draw: st.DrawFn) -> Bools:
    count = draw(st.integers(1, 9))
    edges = draw(st.sets(st.sampled_from([*combinations(range(9), 2)]))) if count > 1 else set()
    adjacent: Bools = np.zeros((count, count), dtype=np.bool_)
    for a, b in edges:
        if b < count:
            adjacent[a, b] = adjacent[b, a] = True
    return adjacent


@given(graphs())
def test_cliques_cover_every_pair_of_a_triangle_and_nothing_else(adjacent: Bools) -> None:
    cliques = cover_by_cliques(adjacent)
    covered = {pair for clique in cliques for pair in combinations(clique, 2)}
    assert all(adjacent[a, b] for a, b in covered)
    assert all(len(set(clique)) == len(clique) > 2 for clique in cliques)
    expected = {
        (a, b) for a, b in combinations(range(len(adjacent)), 2) if adjacent[a, b] and (adjacent[a] & adjacent[b]).any()
    }
    assert expected <= covered


@pytest.mark.parametrize("seed", range(1, 4))
def test_exclusive_pairs_are_those_of_hard_rules_against_overlap(puzzle: Callable[..., Problem], seed: int) -> None:
    tables = compile_problem(puzzle(seed)).tables
    members = [*range(0, len(tables.pairs.ptr) - 1, 2)]
    adjacent = exclusive_pairs(tables, members)
    for a, c in enumerate(members):
        rows = tables.pairs.rows[tables.pairs.ptr[c] : tables.pairs.ptr[c + 1]].tolist()
        for b, o in enumerate(members):
            forbidden = any(
                row[0] == o and row[4] and (row[1] == TRAVEL or (row[1] == GAP and row[2] == 0)) for row in rows
            )
            assert adjacent[a, b] == forbidden
    assert np.array_equal(adjacent, adjacent.T)
