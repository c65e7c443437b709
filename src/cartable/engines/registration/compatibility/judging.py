"""What a student's semester would be hour by hour: does it fit, in which groups, and what could be added to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from cartable.engines.registration.compatibility.beside import Beside, cost, groups_left
from cartable.engines.registration.compatibility.clashing import find_clashes, fits
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
    groups = {unit: groups_left(reading, unit, Fitting(_others(options, unit)), full) for unit in units}
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
    the chosen don't fit among themselves nothing is possible: ``clashes`` then tells the candidates that clash with one
    of them, and ``without`` stays empty.
    """
    reading = read(plan, tree)
    units = reading.known(chosen)
    beside = Beside(reading, units, free, full)
    apart: dict[int, Beside] = {}
    found = {}
    for candidate in reading.known(candidates):
        if candidate in units:
            rest = tuple(one for one in units if one != candidate)
            apart[candidate] = Beside(reading, rest, free, full)
        found[candidate] = apart.get(candidate, beside).judge(candidate)
    return found


def _others(options: Mapping[int, Sequence[Option]], unit: int) -> dict[int, Sequence[Option]]:
    return {one: choice for one, choice in options.items() if one != unit}


def _example(arrangement: Arrangement, units: Iterable[int]) -> dict[int, tuple[int, ...]]:
    return {unit: arrangement[unit].example for unit in units}


def _costs(reading: Reading, options: Mapping[int, Sequence[Option]], free: Sequence[ClassTime]) -> dict[int, int]:
    """What each option takes of the times wanted free, in minutes over the term, by its mask."""
    lost = reading.lost(free) if free else {}
    if not lost:
        return {}
    return {option.mask: cost(option.mask, lost) for choice in options.values() for option in choice}
