"""Why some units can't be followed together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from cartable.engines.registration.compatibility.fitting import Fitting
from cartable.engines.registration.compatibility.reading import Reading
from cartable.engines.registration.compatibility.types import Clash, OfferedUnit, Overlap, PartNode


def find_clashes(reading: Reading, units: Sequence[int], full: Collection[int] = ()) -> tuple[Clash, ...]:
    """The units of which no group is left, then each pair that clashes; without any of these, the fewest units found
    that don't fit together. Empty when all fit."""
    lone = tuple(alone(reading, unit, full) for unit in units if not reading.options(unit, full).least)
    left = [unit for unit in units if reading.options(unit, full).least]
    pairs = tuple(
        clash_of_pair(reading, first, second, full)
        for first, second in combinations(left, 2)
        if not reading.pair_fits(first, second, full)
    )
    return (*lone, *pairs) or _together(reading, left, full)


def clash_of_pair(reading: Reading, first: int, second: int, full: Collection[int] = ()) -> Clash:
    """The clash of two units that don't fit together."""
    units = (reading.tree.offerings[first], reading.tree.offerings[second])
    if full and reading.pair_fits(first, second):
        return Clash((first, second), (units[0].code, units[1].code), is_full=True)
    return Clash((first, second), (units[0].code, units[1].code), _overlap(reading, *units))


def fits(reading: Reading, units: Iterable[int], full: Collection[int] = ()) -> bool:
    """Whether the units fit together."""
    return Fitting({unit: reading.options(unit, full).least for unit in units}).find() is not None


def clash_of_all(reading: Reading, units: Sequence[int], full: Collection[int] = ()) -> Clash:
    """The clash of units that don't fit together though each two do."""
    codes = tuple(reading.tree.offerings[unit].code for unit in units)
    return Clash(tuple(units), codes, is_full=bool(full) and fits(reading, units))


def alone(reading: Reading, unit: int, full: Collection[int]) -> Clash:
    """The clash of a unit of which no group is left."""
    is_full = bool(full) and bool(reading.options(unit).least)
    return Clash((unit,), (reading.tree.offerings[unit].code,), is_full=is_full)


def _together(reading: Reading, units: list[int], full: Collection[int]) -> tuple[Clash, ...]:
    """Units of which none can be left out without the others fitting; empty when all fit."""
    if fits(reading, units, full):
        return ()
    kept = list(units)
    for unit in reversed(units):
        rest = [one for one in kept if one != unit]
        if not fits(reading, rest, full):
            kept = rest
    return (clash_of_all(reading, kept, full),)


def _overlap(reading: Reading, first: OfferedUnit, second: OfferedUnit) -> Overlap | None:
    """Two parts each group of which overlaps each group of the other, when each unit has one way only."""
    if len(first.ways) != 1 or len(second.ways) != 1:
        return None
    for one in first.ways[0].parts:
        for other in second.ways[0].parts:
            if _always_meet(reading, one, other):
                masks = (reading.masks.get(part.groups[0].id, 0) for part in (one, other))
                shared = reading.cells.first_shared(*masks)
                if shared is not None:
                    return Overlap(one.kind, other.kind, *shared)
    return None


def _always_meet(reading: Reading, one: PartNode, other: PartNode) -> bool:
    if not one.groups or not other.groups:
        return False
    theirs = [reading.masks.get(group.id, 0) for group in other.groups]
    return all(reading.masks.get(group.id, 0) & mask for group in one.groups for mask in theirs)
