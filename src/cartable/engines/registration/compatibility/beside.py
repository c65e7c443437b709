"""Units chosen, and one more beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cartable.engines.registration.compatibility.clashing import alone, clash_of_all, clash_of_pair
from cartable.engines.registration.compatibility.fitting import Arrangement, Fitting
from cartable.engines.registration.compatibility.options import Option
from cartable.engines.registration.compatibility.reading import Reading
from cartable.engines.registration.compatibility.types import Clash, ClassTime, Compatibility


class Beside:
    """Units chosen, asked about one candidate after another; what one question finds serves the next."""

    def __init__(
        self, reading: Reading, units: tuple[int, ...], free: Sequence[ClassTime], full: Collection[int]
    ) -> None:
        self.reading, self.units, self.full = reading, units, full
        self.lost = reading.lost(free) if free else {}
        self.blocked = sum(1 << bit for bit in self.lost)
        self._fittings: dict[tuple[int, ...], Fitting] = {}
        self.fitting = self._of(units)

    def judge(self, candidate: int) -> Compatibility:
        """The candidate beside the units."""
        arrangement = self._arrange(candidate)
        if arrangement is None:
            clashes = self._clashes(candidate)
            return Compatibility(False, clashes=clashes, without=self._gives_way(candidate, clashes))
        groups = {candidate: groups_left(self.reading, candidate, self.fitting, self.full)}
        lost = sum(cost(option.mask, self.lost) for option in arrangement.values()) if self.lost else 0
        example = {unit: arrangement[unit].example for unit in (*self.units, candidate)}
        return Compatibility(True, groups, example=example, lost_minutes=lost)

    def _of(self, units: tuple[int, ...]) -> Fitting:
        if units not in self._fittings:
            self._fittings[units] = Fitting({unit: self.reading.options(unit, self.full).least for unit in units})
        return self._fittings[units]

    def _least(self, unit: int) -> Sequence[Option]:
        return self.reading.options(unit, self.full).least

    def _arrange(self, candidate: int) -> Arrangement | None:
        """An arrangement with the candidate, out of the times wanted free when there is one."""
        for kept in (self.blocked, 0) if self.blocked else (0,):
            for option in self._least(candidate):
                if option.mask & kept:
                    continue
                found = self.fitting.find(option.mask | kept)
                if found is not None:
                    return {**found, candidate: option}
        return None

    def _clashes(self, candidate: int) -> tuple[Clash, ...]:
        """What the candidate takes part in: each pair, else the fewest units found that leave it no group."""
        reading, full = self.reading, self.full
        if not self._least(candidate):
            return (alone(reading, candidate, full),)
        pairs = tuple(
            clash_of_pair(reading, candidate, one, full)
            for one in self.units
            if self._least(one) and not reading.pair_fits(candidate, one, full)
        )
        if pairs or self.fitting.find() is None:
            return pairs
        kept = self.units
        for unit in reversed(self.units):
            rest = tuple(one for one in kept if one != unit)
            if not self._of(rest).admits(self._least(candidate)):
                kept = rest
        return (clash_of_all(reading, (candidate, *kept), full),)

    def _gives_way(self, candidate: int, clashes: tuple[Clash, ...]) -> tuple[int, ...]:
        """The chosen units any one of which, given up, lets the candidate in: they are in every clash."""
        if self.fitting.find() is None or not clashes:
            return ()
        common = set(self.units).intersection(*(clash.units for clash in clashes))
        return tuple(
            unit
            for unit in self.units
            if unit in common
            and self._of(tuple(one for one in self.units if one != unit)).admits(self._least(candidate))
        )


def groups_left(reading: Reading, unit: int, others: Fitting, full: Collection[int]) -> tuple[int, ...]:
    """The classes of a unit that leave the others an arrangement, in the order of the tree."""
    members: set[int] = set()
    for option in reading.options(unit, full).every:
        if not option.members <= members and others.find(option.mask) is not None:
            members |= option.members
    ways = reading.tree.offerings[unit].ways
    return tuple(group.id for way in ways for part in way.parts for group in part.groups if group.id in members)


def cost(mask: int, lost: Mapping[int, int]) -> int:
    """Minutes over the term that cells take of the times wanted free."""
    return sum(minutes for bit, minutes in lost.items() if mask >> bit & 1)
