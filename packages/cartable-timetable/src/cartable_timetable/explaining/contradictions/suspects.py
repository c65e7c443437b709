"""Cheap looks at a problem that point at a few requirements likely to contradict each other.

A suspicion is a set of requirements; a model of these alone then proves it or drops it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations

from cartable_timetable.distributions import PairRule, get_rule
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.explaining.contradictions.neighbours import list_groups
from cartable_timetable.explaining.contradictions.option_tables import ROOM_RULES, OptionTables
from cartable_timetable.explaining.contradictions.order_cycle import find_cycle
from cartable_timetable.explaining.contradictions.ours import list_concerned
from cartable_timetable.explaining.contradictions.requirement import Requirement, RequirementKind
from cartable_timetable.explaining.contradictions.room_hours import list_crowded
from cartable_timetable.model import DistributionKind

Suspicion = list[Requirement]


class Catalogue:
    """The requirements of a problem by what they are about."""

    def __init__(self, tables: OptionTables, requirements: Sequence[Requirement]) -> None:
        self.tables = tables
        self.place = {item.name: item for item in requirements if item.kind is RequirementKind.PLACE}
        self.room = {item.name: item for item in requirements if item.kind is RequirementKind.ROOM}
        self.rules = {item.position: item for item in requirements if item.kind is RequirementKind.RULE}
        self.closures: dict[str, list[Requirement]] = defaultdict(list)
        for item in requirements:
            if item.kind is RequirementKind.CLOSURE:
                self.closures[item.name].append(item)
        self.ours = [item for item in requirements if item.kind is RequirementKind.EXTENSION]

    def ours_about(self, names: Collection[str]) -> list[Requirement]:
        """The constraints of ours that concern one of the classes."""
        extensions = self.tables.problem.extensions
        return [item for item in self.ours if not set(list_concerned(extensions[item.position - 1])).isdisjoint(names)]

    def closures_of(self, name: str) -> list[Requirement]:
        """The closures of the rooms that a class may have."""
        return [item for room in self.tables.rooms_of[name] if room for item in self.closures[room]]


def list_suspicions(catalogue: Catalogue) -> Iterator[Suspicion]:
    """The quickest looks first."""
    looks: tuple[Callable[[Catalogue], Iterator[Suspicion]], ...] = (
        _suspect_places,
        _suspect_pairs,
        _suspect_orders,
        _suspect_ours,
        _suspect_rooms,
        _suspect_neighbours,
    )
    for look in looks:
        for suspicion in look(catalogue):
            names = {item.name for item in suspicion if item.kind is RequirementKind.PLACE}
            yield suspicion + [item for item in catalogue.ours_about(names) if item not in suspicion]


def _suspect_places(catalogue: Catalogue) -> Iterator[Suspicion]:
    """A class whose every room is closed at each of its times, or that has no option at all."""
    tables = catalogue.tables
    for name, place in catalogue.place.items():
        if not any(
            room is None or not any(overlap(closed, time) for closed in tables.rooms[room].unavailable)
            for time in tables.times[name]
            for room in tables.rooms_of[name]
        ):
            yield [place, *catalogue.closures_of(name)]


def _suspect_pairs(catalogue: Catalogue) -> Iterator[Suspicion]:
    """Two classes whose constraints together leave no pair of times, or no pair of rooms."""
    tables = catalogue.tables
    by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position in catalogue.rules:
        distribution = tables.problem.distributions[position - 1]
        if isinstance(get_rule(distribution), PairRule):
            for pair in combinations(sorted(distribution.classes), 2):
                by_pair[pair].append(position)
    for (a, b), positions in by_pair.items():
        if _is_hopeless(tables, a, b, positions):
            yield [catalogue.place[a], catalogue.place[b], *(catalogue.rules[position] for position in positions)]


def _is_hopeless(tables: OptionTables, a: str, b: str, positions: list[int]) -> bool:
    timely: set[tuple[int, int]] = set()
    roomy: set[tuple[int, int]] = set()
    for position in positions:
        distribution = tables.problem.distributions[position - 1]
        rule = get_rule(distribution)
        assert isinstance(rule, PairRule)
        is_turned = distribution.classes.index(a) > distribution.classes.index(b)
        first, second = (b, a) if is_turned else (a, b)
        forbid, broken = (tables.forbid_rooms, roomy) if rule.kind in ROOM_RULES else (tables.forbid_times, timely)
        for i, row in enumerate(forbid(rule, first, second)):
            broken.update((j, i) if is_turned else (i, j) for j in row)
    return len(timely) == len(tables.times[a]) * len(tables.times[b]) or len(roomy) == len(tables.rooms_of[a]) * len(
        tables.rooms_of[b]
    )


def _suspect_orders(catalogue: Catalogue) -> Iterator[Suspicion]:
    """Classes that must each come before the next, and the last before the first."""
    edges: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for position in catalogue.rules:
        distribution = catalogue.tables.problem.distributions[position - 1]
        if distribution.kind is DistributionKind.PRECEDENCE:
            for before, after in combinations(distribution.classes, 2):
                edges[before].append((after, position))
    cycle = find_cycle(edges)
    if cycle:
        places = [catalogue.place[name] for name, _ in cycle]
        rules = [catalogue.rules[position] for position in dict.fromkeys(position for _, position in cycle)]
        yield [*places, *rules]


def _suspect_rooms(catalogue: Catalogue) -> Iterator[Suspicion]:
    """Classes that need more hours than the rooms they may have are open."""
    for rooms, names in list_crowded(catalogue.tables):
        yield [
            *(catalogue.place[name] for name in names),
            *(catalogue.room[room] for room in rooms),
            *(closed for room in rooms for closed in catalogue.closures[room]),
        ]


def _suspect_neighbours(catalogue: Catalogue) -> Iterator[Suspicion]:
    """Classes that rules tie together, with all the rules among them."""
    distributions = catalogue.tables.problem.distributions
    for names, positions in list_groups({position: distributions[position - 1] for position in catalogue.rules}):
        yield [
            *(catalogue.place[name] for name in names),
            *(catalogue.rules[position] for position in positions),
        ]


def _suspect_ours(catalogue: Catalogue) -> Iterator[Suspicion]:
    """The classes of a constraint of ours, with all the rules among them."""
    extensions, distributions = catalogue.tables.problem.extensions, catalogue.tables.problem.distributions
    for requirement in catalogue.ours:
        names = list_concerned(extensions[requirement.position - 1])
        rules = [
            rule
            for position, rule in catalogue.rules.items()
            if len(set(names).intersection(distributions[position - 1].classes)) > 1
        ]
        yield [requirement, *(catalogue.place[name] for name in names), *rules]
