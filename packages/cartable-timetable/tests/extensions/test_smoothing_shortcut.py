"""What smoothing tells without making a move, it tells rightly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.check import check
from cartable_timetable.extensions import BalancedSizes, smooth
from cartable_timetable.extensions.smoothing.ledger import Ledger
from cartable_timetable.extensions.smoothing.seats import Seats
from cartable_timetable.model import Problem, Solution

Drawn = Callable[[int], tuple[Problem, Solution]]


@settings(deadline=None, max_examples=100)
@given(seed=st.integers(0, 10**6), kept=st.sets(st.integers(0, 9)), data=st.data())
def test_a_hopeless_move_makes_the_price_rise(drawn: Drawn, seed: int, kept: set[int], data: st.DataObject) -> None:
    problem, solution = drawn(seed)
    problem = replace(problem, extensions=tuple(item for row, item in enumerate(problem.extensions) if row in kept))
    seats = Seats(problem, solution)
    ledger = Ledger(problem, seats)
    for _ in range(12):
        request = data.draw(st.sampled_from(sorted(seats.taken)))
        bundle = data.draw(st.sampled_from(seats.bundles[request[1]]))
        others = sorted(other for other in seats.taken if other[1] == request[1] and other[0] != request[0])
        moves = {request: bundle}
        if others and data.draw(st.booleans()):
            other = data.draw(st.sampled_from(others))
            moves = {request: seats.taken[other], other: seats.taken[request]}
        price, is_hopeless = ledger.price, ledger.is_hopeless(moves)
        before = ledger.change(moves)
        assert ledger.price == Ledger(problem, seats).price
        assert not is_hopeless or ledger.price > price
        if not kept:
            assert is_hopeless == (ledger.price > price)
        if is_hopeless:
            ledger.change(before)
            assert ledger.price == price


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 10**6))
def test_the_price_is_that_of_the_verifier(drawn: Drawn, seed: int) -> None:
    problem, solution = drawn(seed)
    report, ledger = check(problem, solution), Ledger(problem, Seats(problem, solution))
    required = sum(cost.excess for cost in report.extensions if cost.required)
    assert ledger.price[:3] == (required, report.cost.student, report.extension_total)


@pytest.mark.parametrize("seed", range(12))
def test_groups_end_even_where_nothing_clashes(drawn: Drawn, seed: int) -> None:
    """Without placements there are no conflicts, and seven seats suffice for seven students in any class."""
    problem, solution = drawn(seed)
    parts = [part.id for course in problem.courses for config in course.configs for part in config.subparts]
    evenly = tuple(BalancedSizes(part, 1, penalty=1) for part in parts if part.endswith("L"))
    free = tuple(
        replace(course, configs=tuple(
            replace(config, subparts=tuple(
                replace(part, classes=tuple(replace(item, parent=None, limit=7) for item in part.classes))
                for part in config.subparts
            ))
            for config in course.configs
        ))
        for course in problem.courses
    )  # fmt: skip
    problem = replace(problem, courses=free, extensions=evenly if seed % 2 else ())
    smoothed = smooth(problem, replace(solution, placements={}), time_limit=60)
    for course in problem.courses:
        for part in course.configs[0].subparts:
            sizes = [len(smoothed.students.get(item.id, ())) for item in part.classes]
            assert max(sizes) - min(sizes) <= 1
