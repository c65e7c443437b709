"""Some classes placed anew at the least price while all others stay: exact, by CP-SAT.

One choice for each class and option; ``Σ choices = 1`` for each class; of two options that can't both be, at most one;
a price for two options that are both chosen and hurt. A rule over a set that has several of the classes is priced as if
the others stayed: whoever uses the outcome has it verified.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from cartable_timetable.distributions import PairRule
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.model import Distribution, Placement
from cartable_timetable.repairing.options import Option, list_open_options
from cartable_timetable.repairing.prices import Prices
from cartable_timetable.repairing.standing import Standing, pair_holds

Chosen = dict[str, Placement]


def place_best(
    standing: Standing,
    members: Sequence[str],
    published: dict[str, Placement],
    prices: Prices,
    *,
    seconds: float,
    seed: int,
) -> Chosen | None:
    """The best placements of ``members``; None when they can't all be placed, or not in ``seconds``."""
    options = {name: list_open_options(standing, name, members, published.get(name), prices) for name in members}
    if not all(options.values()):
        return None
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    terms: list[Any] = []
    choices = {name: [model.new_bool_var("") for _ in listed] for name, listed in options.items()}
    for name, listed in options.items():
        model.add_exactly_one(choices[name])
        terms += [option.cost * choice for option, choice in zip(listed, choices[name], strict=True)]
        for option, choice in zip(listed, choices[name], strict=True):
            model.add_hint(choice, option.placement == standing.placements.get(name))
    for first, second in combinations(members, 2):
        _relate(model, standing, first, second, options, choices, terms)
    model.minimize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.05, seconds)
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return {
        name: next(
            option.placement
            for option, choice in zip(options[name], choices[name], strict=True)
            if solver.value(choice)
        )
        for name in members
    }


def _relate(
    model: Any,
    standing: Standing,
    first: str,
    second: str,
    options: dict[str, list[Option]],
    choices: dict[str, list[Any]],
    terms: list[Any],
) -> None:
    """What two classes can't both do, and what they cost together."""
    weights = standing.problem.weights
    shared = weights.student * standing.count_shared(first)[second]
    rules = [
        (distribution, rule)
        for distribution, rule in standing.rules_of[first]
        if isinstance(rule, PairRule) and second in distribution.classes
    ]
    for i, mine in enumerate(options[first]):
        barred: list[Any] = []
        priced: dict[int, list[Any]] = {}
        for j, theirs in enumerate(options[second]):
            a, b = mine.placement, theirs.placement
            price = shared if shared and standing.is_clash(a, b) else 0
            is_barred = a.room is not None and a.room == b.room and overlap(a.time, b.time)
            for distribution, rule in rules:
                if not is_barred and not pair_holds(distribution, rule, first, a, second, b, standing.context):
                    is_barred = distribution.required
                    price += _price(distribution, weights.distribution)
            if is_barred:
                barred.append(choices[second][j])
            elif price:
                priced.setdefault(price, []).append(choices[second][j])
        if barred:
            model.add(choices[first][i] + sum(barred) <= 1)
        for price, others in priced.items():
            both = model.new_bool_var("")
            model.add(both >= choices[first][i] + sum(others) - 1)
            terms.append(price * both)


def _price(distribution: Distribution, weight: int) -> int:
    return 0 if distribution.required else weight * distribution.penalty
