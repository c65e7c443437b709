"""What a student's semester would be hour by hour: does it fit, in which groups, and what could be added to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from cartable.engines.registration.compatibility.clashing import clashes_with, find_clashes, fits
from cartable.engines.registration.compatibility.fitting import Arrangement, Fitting, cheapest
from cartable.engines.registration.compatibility.options import Option
from cartable.engines.registration.compatibility.reading import Reading, read
from cartable.engines.registration.compatibility.types import ChoiceTree, ClassTime, Compatibility, WeekPlan


def judge(
    plan: WeekPlan,
    tree: ChoiceTree,
    chosen: Iterable[int],
    *,
    free: Sequence[ClassTime] = (),
    full: Collection[int] = (),
) -> Compatibility:
    """Whether the offerings ``chosen`` can be followed together. Exact: as trying everything would tell.

    ``free``: times wanted free; they refuse nothing, the example keeps out of them as far as can be. ``full``: classes
    that can't be taken (see ``WeekPlan.full_classes``). Offerings that the tree doesn't know are left out. When
    impossible, ``groups`` holds nothing and ``clashes`` says why.
    """
    reading = read(plan, tree)
    units = reading.known(chosen)
    options = {unit: reading.options(unit, full).least for unit in units}
    costs = _costs(reading, options, free)
    best = cheapest(options, costs)
    if best is None:
        gives_way = tuple(one for one in units if fits(reading, [other for other in units if other != one], full))
        return Compatibility(False, clashes=find_clashes(reading, units, full), without=gives_way)
    lost, arrangement = best
    groups = {unit: _groups(reading, unit, _others(options, unit), full) for unit in units}
    return Compatibility(True, groups=groups, example=_example(arrangement, units), lost_minutes=lost)


def judge_additions(
    plan: WeekPlan,
    tree: ChoiceTree,
    chosen: Iterable[int],
    candidates: Iterable[int],
    *,
    free: Sequence[ClassTime] = (),
    full: Collection[int] = (),
) -> dict[int, Compatibility]:
    """For each candidate, whether it can be followed beside all of ``chosen`` (itself left out of them).

    ``groups`` gives those of the candidate only, ``example`` is one arrangement of all, ``lost_minutes`` counts what
    this arrangement takes of the times wanted free: 0 whenever they can be kept, otherwise not always the least. When
    the chosen don't fit among themselves nothing is possible: a candidate without ``clashes`` adds none of its own.
    """
    reading = read(plan, tree)
    units = reading.known(chosen)
    beside = _Beside(reading, units, free, full)
    apart: dict[int, _Beside] = {}
    found = {}
    for candidate in reading.known(candidates):
        if candidate in units:
            rest = tuple(one for one in units if one != candidate)
            apart[candidate] = _Beside(reading, rest, free, full)
        found[candidate] = apart.get(candidate, beside).judge(candidate)
    return found


class _Beside:
    """Units chosen, asked about one candidate after another."""

    def __init__(
        self, reading: Reading, units: tuple[int, ...], free: Sequence[ClassTime], full: Collection[int]
    ) -> None:
        self.reading, self.units, self.free, self.full = reading, units, free, full
        self.fitting = Fitting({unit: reading.options(unit, full).least for unit in units})
        self.lost = reading.lost(free)
        self.blocked = sum(1 << bit for bit in self.lost)

    def judge(self, candidate: int) -> Compatibility:
        options = self.reading.options(candidate, self.full)
        arrangement = self._arrange(candidate, options.least)
        if arrangement is None:
            clashes = clashes_with(self.reading, candidate, self.units, self.full)
            return Compatibility(False, clashes=clashes, without=self._gives_way(candidate) if clashes else ())
        members: set[int] = set()
        for option in options.every:
            if not option.members <= members and self.fitting.find(option.mask) is not None:
                members |= option.members
        groups = {candidate: _in_order(self.reading, candidate, members)}
        lost = sum(_cost(option.mask, self.lost) for option in arrangement.values()) if self.lost else 0
        return Compatibility(True, groups, example=_example(arrangement, (*self.units, candidate)), lost_minutes=lost)

    def _arrange(self, candidate: int, least: Sequence[Option]) -> Arrangement | None:
        """An arrangement with the candidate, out of the times wanted free when there is one."""
        for kept in (self.blocked, 0) if self.blocked else (0,):
            for option in least:
                if option.mask & kept:
                    continue
                found = self.fitting.find(option.mask | kept)
                if found is not None:
                    return {**found, candidate: option}
        return None

    def _gives_way(self, candidate: int) -> tuple[int, ...]:
        """The chosen units any one of which, given up, lets the candidate in."""
        return tuple(
            one
            for one in self.units
            if fits(self.reading, [candidate, *(other for other in self.units if other != one)], self.full)
        )


def _others(options: Mapping[int, Sequence[Option]], unit: int) -> dict[int, Sequence[Option]]:
    return {one: choice for one, choice in options.items() if one != unit}


def _groups(
    reading: Reading, unit: int, others: Mapping[int, Sequence[Option]], full: Collection[int]
) -> tuple[int, ...]:
    """The classes of a unit that leave the others an arrangement."""
    fitting = Fitting(others)
    members: set[int] = set()
    for option in reading.options(unit, full).every:
        if not option.members <= members and fitting.find(option.mask) is not None:
            members |= option.members
    return _in_order(reading, unit, members)


def _in_order(reading: Reading, unit: int, members: Collection[int]) -> tuple[int, ...]:
    ways = reading.tree.offerings[unit].ways
    return tuple(group.id for way in ways for part in way.parts for group in part.groups if group.id in members)


def _example(arrangement: Arrangement, units: Iterable[int]) -> dict[int, tuple[int, ...]]:
    return {unit: arrangement[unit].example for unit in units}


def _costs(reading: Reading, options: Mapping[int, Sequence[Option]], free: Sequence[ClassTime]) -> dict[int, int]:
    """What each option takes of the times wanted free, in minutes over the term, by its mask."""
    lost = reading.lost(free) if free else {}
    if not lost:
        return {}
    return {option.mask: _cost(option.mask, lost) for choice in options.values() for option in choice}


def _cost(mask: int, lost: Mapping[int, int]) -> int:
    return sum(minutes for bit, minutes in lost.items() if mask >> bit & 1)
