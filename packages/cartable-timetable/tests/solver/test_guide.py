"""Large moves of every class among what a linear relaxation favours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from cartable_timetable.model import Problem
from cartable_timetable.solver.budget import Budget
from cartable_timetable.solver.compile import compile_problem
from cartable_timetable.solver.free_options import FreeClass, lifted, price_options
from cartable_timetable.solver.free_pairs import broken_units
from cartable_timetable.solver.free_rules import breakable, list_rules
from cartable_timetable.solver.guide import Guide, find_guide
from cartable_timetable.solver.large_moves import GUIDED, Arm, LargeMoves
from cartable_timetable.solver.rules import DIFFERENT_ROOM, SAME_ROOM
from cartable_timetable.solver.schedule import first_cycle
from cartable_timetable.solver.search import Search


@pytest.fixture
def search(campus: Callable[..., Problem]) -> Search:
    """A small campus after a short cooling and repair."""
    found = Search(compile_problem(campus(120, 8)), Budget(600.0, 60_000, None), 3, None)
    found.cool(first_cycle(found.scale))
    found.mend(0.5)
    assert found.snapshot.broken == 0
    found.return_to_best()
    return found


def _free(search: Search, members: list[int]) -> list[FreeClass]:
    with lifted(search.tables, search.state, members):
        return price_options(search.tables, search.state, search.prices, members)


def _guide(search: Search) -> Guide:
    guide = find_guide(search, 60.0)
    assert guide is not None
    return guide


def test_the_quick_look_finds_the_rules_that_some_options_break(search: Search) -> None:
    members = list(range(0, len(search.state.pick), 3))
    free = _free(search, members)
    rules = list_rules(search.tables, search.state, free)
    sites = [item.by_site(search.tables.rooms.site) for item in free]
    rooms = [item.by_room() for item in free]
    expected = []
    for a, b, rule, argument, _ in rules.tolist():
        views = rooms if rule in (SAME_ROOM, DIFFERENT_ROOM) else sites
        expected.append(bool(broken_units(search.tables, rule, argument, views[a], views[b]).any()))
    assert len(expected) > 20
    assert breakable(search.tables, rules, sites, rooms, None).tolist() == expected


def test_the_relaxation_is_below_any_timetable_and_favours_an_option_of_each_class(search: Search) -> None:
    guide = _guide(search)
    assert guide.least <= search.snapshot.soft
    assert [len(item.cost) for item in _free(search, guide.members)] == [len(mask) for mask in guide.favoured]
    assert all(mask.any() for mask in guide.favoured)


def test_the_relaxation_is_the_same_each_time(search: Search) -> None:
    first, second = _guide(search), _guide(search)
    assert first.least == second.least
    assert all(np.array_equal(a, b) for a, b in zip(first.favoured, second.favoured, strict=True))


def test_a_restriction_keeps_the_present_the_favoured_and_few_more(search: Search) -> None:
    guide = _guide(search)
    free = _free(search, guide.members)
    guide.restrict(free, search, 10, np.random.default_rng(1))
    assert all(item.at(search.state.pick[item.c]) >= 0 for item in free)
    favoured = sum(int(mask.sum()) for mask in guide.favoured)
    assert favoured <= sum(len(item.cost) for item in free) <= favoured + 10 + len(free)


def test_a_guided_move_never_makes_the_timetable_worse(search: Search) -> None:
    moves = LargeMoves(search, 5)
    moves.guide, moves.is_guide_sought = _guide(search), True
    moves.arms = [Arm(GUIDED, 200.0)]
    for _ in range(3):
        before = search.auditor.run(search.tables, search.state)
        has_gained = moves.step(60.0)
        after = search.auditor.run(search.tables, search.state)
        assert after[1] == 0
        assert after[0] < before[0] if has_gained else after[0] == before[0]
