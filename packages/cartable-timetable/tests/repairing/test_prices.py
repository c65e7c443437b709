"""Prices written into a problem, and exact placing, against the verifier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.check import check
from cartable_timetable.model import Placement, Problem, Solution
from cartable_timetable.repairing.exact import place_best
from cartable_timetable.repairing.prices import Prices, pin_students, write_prices
from cartable_timetable.repairing.standing import Standing

Make = Callable[[int], tuple[Problem, Solution]]
PRICES = Prices(7, 3, 5)


def draw_placements(problem: Problem, data: st.DataObject) -> dict[str, Placement]:
    return {
        item.id: Placement(
            data.draw(st.sampled_from(item.times)).time,
            data.draw(st.sampled_from([option.room for option in item.rooms])),
        )
        for item in problem.classes()
    }


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 10**6), data=st.data())
def test_the_priced_problem_costs_what_the_problem_and_the_moves_cost(
    published: Make, seed: int, data: st.DataObject
) -> None:
    problem, before = published(seed)
    after = replace(before, placements=draw_placements(problem, data))
    priced = write_prices(problem, before.placements, PRICES)
    expected = check(problem, after).total + PRICES.of_moves(before.placements, after.placements)
    assert check(priced, after).total == expected
    pinned = pin_students(priced, dict(after.students))
    report = check(pinned, after)
    assert report.total == expected
    assert not [error for error in report.errors if error.code.startswith(("student_", "class_over"))]


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10**6), data=st.data())
def test_one_class_is_placed_where_the_verifier_finds_it_cheapest(
    published: Make, seed: int, data: st.DataObject
) -> None:
    problem, before = published(seed)
    item = data.draw(st.sampled_from(list(problem.classes())))
    best: int | None = None
    for time in item.times:
        for room in item.rooms:
            tried = replace(before, placements={**before.placements, item.id: Placement(time.time, room.room)})
            report = check(problem, tried)
            cost = report.total + PRICES.of_moves(before.placements, tried.placements)
            if report.feasible and (best is None or cost < best):
                best = cost
    standing = Standing(problem, before.placements, dict(before.students))
    chosen = place_best(standing, [item.id], dict(before.placements), PRICES, seconds=60, seed=1)
    assert chosen is not None
    after = replace(before, placements={**before.placements, **chosen})
    assert check(problem, after).total + PRICES.of_moves(before.placements, after.placements) == best


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 10**6), data=st.data())
def test_two_classes_are_placed_together_at_the_least_cost(published: Make, seed: int, data: st.DataObject) -> None:
    problem, before = published(seed)
    rules = tuple(rule for rule in problem.distributions if len(rule.classes) == 2)
    problem = replace(problem, distributions=rules)
    names = [item.id for item in problem.classes()]
    first, second = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
    standing = Standing(problem, before.placements, dict(before.students))
    chosen = place_best(standing, [first, second], dict(before.placements), PRICES, seconds=60, seed=1)
    assert chosen is not None
    reached = _cost(problem, before, chosen)
    classes = {item.id: item for item in problem.classes()}
    for _ in range(60):
        tried = {
            name: Placement(
                data.draw(st.sampled_from(classes[name].times)).time,
                data.draw(st.sampled_from(classes[name].rooms)).room,
            )
            for name in (first, second)
        }
        cost = _cost(problem, before, tried)
        assert cost is None or reached is not None and reached <= cost


def _cost(problem: Problem, before: Solution, chosen: dict[str, Placement]) -> int | None:
    """The whole cost; None when a rule is broken."""
    after = replace(before, placements={**before.placements, **chosen})
    report = check(problem, after)
    return report.total + PRICES.of_moves(before.placements, after.placements) if report.feasible else None
