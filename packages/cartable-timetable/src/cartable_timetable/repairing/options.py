"""The placements that a class may take while the others stay, each with its exact price."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cartable_timetable.distributions import PairRule
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.model import Placement
from cartable_timetable.repairing.prices import Prices, is_same_time
from cartable_timetable.repairing.standing import Standing, pair_holds

_MOST = 80


@dataclass(frozen=True, slots=True)
class Option:
    """A placement that breaks no rule with the classes that stay, and what it costs with them and by itself."""

    placement: Placement
    cost: int


def list_open_options(
    standing: Standing, name: str, members: Collection[str], published: Placement | None, prices: Prices
) -> list[Option]:
    """The cheapest options of a class beside all classes but ``members``, cheapest first."""
    placements = [place for place in standing.list_options(name) if _is_free(standing, name, place, members)]
    costs = [_own_cost(standing, name, place, published, prices) for place in placements]
    _add_student_costs(standing, name, placements, costs, members)
    kept = _add_rule_costs(standing, name, placements, costs, members)
    options = [Option(placements[i], costs[i]) for i in kept]
    options.sort(key=lambda option: option.cost)
    return options[:_MOST]


def _is_free(standing: Standing, name: str, place: Placement, members: Collection[str]) -> bool:
    if place.room is None:
        return True
    return not any(
        other != name and other not in members and overlap(standing.placements[other].time, place.time)
        for other in standing.in_room(place.room)
    )


def _own_cost(standing: Standing, name: str, place: Placement, published: Placement | None, prices: Prices) -> int:
    item, weights = standing.classes[name], standing.problem.weights
    time = next(option.penalty for option in item.times if is_same_time(option.time, place.time))
    room = next((option.penalty for option in item.rooms if option.room == place.room), 0)
    return time * weights.time + room * weights.room + prices.of_move(published, place)


def _add_student_costs(
    standing: Standing, name: str, placements: list[Placement], costs: list[int], members: Collection[str]
) -> None:
    weight = standing.problem.weights.student
    for other, count in standing.count_shared(name).items():
        there = standing.placements.get(other)
        if there is None or other in members:
            continue
        for i, place in enumerate(placements):
            if standing.is_clash(place, there):
                costs[i] += weight * count


def _add_rule_costs(
    standing: Standing, name: str, placements: list[Placement], costs: list[int], members: Collection[str]
) -> list[int]:
    """Adds what rules cost, and returns the positions of the options that break none of the required ones.

    A rule over a set is priced with its other members where they are.
    """
    weight, context = standing.problem.weights.distribution, standing.context
    kept = list(range(len(placements)))
    for distribution, rule in standing.rules_of[name]:
        staying = [
            (other, standing.placements[other])
            for other in distribution.classes
            if other != name
            and other in standing.placements
            and (other not in members or not isinstance(rule, PairRule))
        ]
        left = []
        for i in kept:
            if isinstance(rule, PairRule):
                broken = sum(
                    not pair_holds(distribution, rule, name, placements[i], other, there, context)
                    for other, there in staying
                )
                cost = broken * distribution.penalty
            else:
                broken = rule.measure_excess([there for _, there in staying] + [placements[i]], context)
                cost = rule.price(distribution.penalty, broken, context)
            if not (distribution.required and broken):
                costs[i] += 0 if distribution.required else weight * cost
                left.append(i)
        kept = left
    return kept
