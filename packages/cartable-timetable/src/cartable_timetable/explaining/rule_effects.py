"""Distribution constraints of one class: what each says of a placement, everything else staying where it is."""

from __future__ import annotations

from collections.abc import Mapping

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.distributions import PairRule, SetRule, get_rule
from cartable_timetable.explaining.conflicts import NO_EFFECT, Conflict, Effect
from cartable_timetable.explaining.wording import Rule, Sentence, Value
from cartable_timetable.model import Distribution, DistributionKind, Placement, Time

_ROOM_ONLY = {DistributionKind.SAME_ROOM, DistributionKind.DIFFERENT_ROOM}
_TIME_AND_ROOM = {DistributionKind.SAME_ATTENDEES}

Key = Placement | Time | str | None


class RuleEffects:
    """The constraints that name a class. What depends on the time (or the room) only is measured once for each."""

    def __init__(self, index: ProblemIndex, placements: Mapping[str, Placement], class_id: str) -> None:
        concerned = [
            (position, distribution)
            for position, distribution in enumerate(index.problem.distributions, start=1)
            if class_id in distribution.classes
        ]
        self._constraints = [_build(index, placements, class_id, *item) for item in concerned]

    def at(self, placement: Placement | None) -> list[Effect]:
        """The effects with the class at ``placement``, or unplaced."""
        effects = (constraint.at(placement) for constraint in self._constraints)
        return [effect for effect in effects if effect is not NO_EFFECT]


class _Pairs:
    """A rule over pairs: only those of the class matter, the others don't change."""

    def __init__(
        self, index: ProblemIndex, placements: Mapping[str, Placement], class_id: str, position: int, rule: PairRule
    ) -> None:
        self._distribution = index.problem.distributions[position - 1]
        self._index, self._rule, self._position, self._class_id = index, rule, position, class_id
        own = self._distribution.classes.index(class_id)
        self._others = [
            (name, placements[name], place < own)
            for place, name in enumerate(self._distribution.classes)
            if name in placements and name != class_id
        ]
        self._known: dict[Key, Effect] = {}

    def at(self, placement: Placement | None) -> Effect:
        if placement is None:
            return NO_EFFECT
        key = _key_of(self._rule.kind, placement)
        if key not in self._known:
            self._known[key] = self._measure(placement)
        return self._known[key]

    def _measure(self, placement: Placement) -> Effect:
        context, is_ok = self._index.context, self._rule.is_pair_ok
        broken = tuple(
            name
            for name, other, is_before in self._others
            if not (is_ok(other, placement, context) if is_before else is_ok(placement, other, context))
        )
        if not broken:
            return NO_EFFECT
        price = 0 if self._distribution.required else self._distribution.penalty * len(broken)
        told = tuple(name for name in self._distribution.classes if name in broken or name == self._class_id)
        return _effect(self._index, self._position, "pairs", price, broken, {"classes": told})


class _Set:
    """A rule over all its classes: measured whole, for each time of the class."""

    def __init__(
        self, index: ProblemIndex, placements: Mapping[str, Placement], class_id: str, position: int, rule: SetRule
    ) -> None:
        self._index, self._rule, self._position = index, rule, position
        self._distribution = index.problem.distributions[position - 1]
        self._others = [
            placements[name] for name in self._distribution.classes if name in placements and name != class_id
        ]
        self._names = tuple(name for name in self._distribution.classes if name != class_id)
        self._known: dict[Time | None, Effect] = {}

    def at(self, placement: Placement | None) -> Effect:
        key = None if placement is None else placement.time
        if key not in self._known:
            self._known[key] = self._measure([*self._others, *([] if placement is None else [placement])])
        return self._known[key]

    def _measure(self, placed: list[Placement]) -> Effect:
        context, distribution = self._index.context, self._distribution
        excess = self._rule.measure_excess(placed, context)
        if excess == 0:
            return NO_EFFECT
        price = 0 if distribution.required else self._rule.price(distribution.penalty, excess, context)
        values: dict[str, Value] = {"classes": distribution.classes, "amount": excess}
        return _effect(self._index, self._position, "set", price, self._names, values)


def _build(
    index: ProblemIndex,
    placements: Mapping[str, Placement],
    class_id: str,
    position: int,
    distribution: Distribution,
) -> _Pairs | _Set:
    rule = get_rule(distribution)
    if isinstance(rule, PairRule):
        return _Pairs(index, placements, class_id, position, rule)
    return _Set(index, placements, class_id, position, rule)


def _key_of(kind: DistributionKind, placement: Placement) -> Key:
    if kind in _TIME_AND_ROOM:
        return placement
    return placement.room if kind in _ROOM_ONLY else placement.time


def _effect(
    index: ProblemIndex, position: int, shape: str, price: int, others: tuple[str, ...], values: Mapping[str, Value]
) -> Effect:
    distribution = index.problem.distributions[position - 1]
    cost = price * index.problem.weights.distribution
    code = f"{'required' if distribution.required else 'wished'}_{shape}"
    told: dict[str, Value] = {"position": position, "rule": Rule(distribution.kind, distribution.arguments)}
    told.update(values)
    if not distribution.required:
        told["cost"] = cost
    conflict = Conflict(Sentence(code, told), distribution.required, cost, others, None, position)
    return Effect(price, (conflict,))
