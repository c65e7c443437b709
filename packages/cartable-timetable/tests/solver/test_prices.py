"""Prices kept up to date by moves equal those computed from scratch; a large move is worth what its model says."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest

from cartable_timetable.model import Problem
from cartable_timetable.solver.budget import Budget
from cartable_timetable.solver.compile import compile_problem
from cartable_timetable.solver.free_model import FreeModel
from cartable_timetable.solver.free_options import BROKEN, lifted, price_options
from cartable_timetable.solver.free_rows import Rows
from cartable_timetable.solver.large_moves import LargeMoves
from cartable_timetable.solver.neighbourhoods import Neighbourhoods
from cartable_timetable.solver.prices import empty_prices, fill_prices
from cartable_timetable.solver.search import Search


def _searching(problem: Problem, seed: int, temperatures: tuple[float, ...]) -> Search:
    search = Search(compile_problem(problem), Budget(600.0, 40_000, None), seed, None)
    for temperature in temperatures:
        search.class_chunk(temperature * search.scale)
        search.student_chunk(temperature * search.scale, 1.0)
        search.observe()
    return search


@pytest.mark.parametrize("seed", range(1, 7))
def test_prices_after_many_moves_equal_prices_from_scratch(puzzle: Callable[..., Problem], seed: int) -> None:
    search = _searching(puzzle(seed), seed, (10.0, 0.5))
    search.class_chunk(search.scale)
    kept = search.prices
    fresh = empty_prices(search.tables)
    fill_prices(search.tables, search.state, fresh)
    assert np.allclose(kept.time, fresh.time, atol=1e-6 * search.scale)
    assert np.allclose(kept.room, fresh.room, atol=1e-6 * search.scale)
    assert np.allclose(kept.cell, fresh.cell, atol=1e-2 * search.scale)
    assert np.array_equal(kept.taken, fresh.taken)


@pytest.mark.parametrize("seed", range(1, 5))
@pytest.mark.parametrize("kind", Neighbourhoods.kinds)
def test_a_better_placement_found_is_better_by_the_full_count(
    puzzle: Callable[..., Problem], seed: int, kind: str
) -> None:
    search = _searching(puzzle(seed), seed, (5.0, 0.1))
    moves = LargeMoves(search, seed)
    members = moves.neighbourhoods.choose(kind, 5, search.state, search.prices, search.auditor.trouble())
    search.class_chunk(5 * search.scale)
    before = search.auditor.run(search.tables, search.state)
    with lifted(search.tables, search.state, members):
        model = FreeModel(
            search.tables, search.state, price_options(search.tables, search.state, search.prices, members)
        )
        is_open = model.build()
    assert search.auditor.run(search.tables, search.state) == before
    if is_open:
        status, chosen = model.solve(60.0, counted=True, seed=1)
        assert status in ("better", "optimal", "unknown")
        assert set(chosen) in (set(), set(members))


@pytest.mark.parametrize("seed", range(1, 9))
@pytest.mark.parametrize("kind", ("related", "contenders", "mixed"))
def test_a_large_move_costs_what_its_model_says(puzzle: Callable[..., Problem], seed: int, kind: str) -> None:
    """Exactly, when no rule over a set has two of the classes that move: see free_groups.py."""
    search = _searching(puzzle(seed), seed, (5.0,))
    groups = search.tables.groups
    members = Neighbourhoods(search.tables, np.random.default_rng(seed)).choose(
        kind, 6, search.state, search.prices, search.auditor.trouble()
    )
    for g in range(len(groups.rows)):
        held = [c for c in groups.member[groups.member_ptr[g] : groups.member_ptr[g + 1]].tolist() if c in members]
        members = [c for c in members if c not in held[1:]]
    soft, broken = search.auditor.run(search.tables, search.state)
    with lifted(search.tables, search.state, members):
        model = FreeModel(
            search.tables, search.state, price_options(search.tables, search.state, search.prices, members)
        )
        is_open = model.build()
    if not is_open:
        return
    status, chosen = model.solve(60.0, counted=False, seed=1)
    assert status in ("better", "optimal")
    if status == "better":
        search.place_anew(chosen)
        now, still = search.auditor.run(search.tables, search.state)
        assert now - soft + BROKEN * (still - broken) == model.outcome - model.present < 0


def test_a_long_computation_ends_when_nobody_wants_it() -> None:
    draw, rows, asked = random.Random(1), Rows(), 0
    booleans = rows.add_booleans(4000)
    for _ in range(30_000):
        rows.at_most_one(draw.sample(booleans, 5))
    rows.minimize(list(booleans), [-draw.randint(1, 100) for _ in booleans], most=-1_000)

    def is_wanted() -> bool:
        nonlocal asked
        asked += 1
        return False

    status, _ = rows.solve(600.0, work=None, seed=1, is_wanted=is_wanted)
    assert status in ("better", "unknown")
    assert 1 <= asked < 100


@pytest.mark.parametrize("seed", range(1, 4))
def test_large_moves_never_make_it_worse(puzzle: Callable[..., Problem], seed: int) -> None:
    search = _searching(puzzle(seed), seed, (5.0, 0.5))
    moves = LargeMoves(search, seed)
    soft, broken = search.observe()
    for _ in range(8):
        moves.step(60.0)
        now, still = search.auditor.run(search.tables, search.state)
        assert (still, now) <= (broken, soft)
        soft, broken = now, still
