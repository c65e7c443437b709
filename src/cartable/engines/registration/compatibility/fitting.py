"""Whether some units fit together beside what is taken: backtracking, the unit with the fewest options first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cartable.engines.registration.compatibility.options import Option

Arrangement = dict[int, Option]
"""An option of each unit, no two of which share a cell."""


MOST_FOUND = 24
"""Arrangements tried before another one is searched."""


class Fitting:
    """Units that are to be followed together, asked about again and again with other cells blocked.

    Answers found serve the next questions: an arrangement that doesn't touch what is blocked is an answer, and what
    blocks more than cells known to leave no arrangement leaves none.
    """

    def __init__(self, options: Mapping[int, Sequence[Option]]) -> None:
        self._options = dict(options)
        self._reach = 0
        for choice in self._options.values():
            for option in choice:
                self._reach |= option.mask
        self._found: list[tuple[int, Arrangement]] = []
        self._hopeless: list[int] = []
        self._answers: dict[int, Arrangement | None] = {}

    def find(self, blocked: int = 0) -> Arrangement | None:
        """An arrangement that leaves the cells of ``blocked`` alone, or None when there is none."""
        met = blocked & self._reach
        if met not in self._answers:
            self._answers[met] = None if self._is_hopeless(met) else self._recall(met) or self._look(met)
        return self._answers[met]

    def admits(self, choice: Sequence[Option]) -> bool:
        """Whether some option of one more unit leaves an arrangement."""
        return any(self.find(option.mask) is not None for option in choice)

    def _is_hopeless(self, met: int) -> bool:
        return any(dead & met == dead for dead in self._hopeless)

    def _recall(self, met: int) -> Arrangement | None:
        """An arrangement found before; it goes to the front, being likely to serve again."""
        for place, (union, known) in enumerate(self._found):
            if not union & met:
                if place:
                    self._found.insert(0, self._found.pop(place))
                return known
        return None

    def _look(self, met: int) -> Arrangement | None:
        arrangement = self._search(met)
        if arrangement is None:
            self._hopeless.append(self._shrunk(met))
            return None
        self._keep(arrangement)
        return arrangement

    def _keep(self, arrangement: Arrangement) -> None:
        union = 0
        for option in arrangement.values():
            union |= option.mask
        self._found.insert(0, (union, arrangement))
        del self._found[MOST_FOUND:]

    def _shrunk(self, met: int) -> int:
        """The cells that leave no arrangement, without the stretches that could be given back in vain."""
        for stretch in stretches(met):
            rest = met & ~stretch
            if self._recall(rest) is not None:
                continue
            arrangement = self._search(rest)
            if arrangement is None:
                met = rest
            else:
                self._keep(arrangement)
        return met

    def _search(self, blocked: int) -> Arrangement | None:
        left = {
            unit: [option for option in choice if not option.mask & blocked] for unit, choice in self._options.items()
        }
        return extend(left, {}) if all(left.values()) else None


def stretches(mask: int) -> Iterator[int]:
    """The runs of neighbouring bits of a mask, each as a mask."""
    while mask:
        low = mask & -mask
        run = mask & ~(mask + low)
        yield run
        mask &= ~run


def extend(left: Mapping[int, Sequence[Option]], arrangement: Arrangement) -> Arrangement | None:
    """The arrangement completed with an option of each unit of ``left``; None when it can't be.

    All options of ``left`` leave the cells of the arrangement alone.
    """
    if not left:
        return arrangement
    unit = min(left, key=lambda one: len(left[one]))
    others = [one for one in left if one != unit]
    for option in left[unit]:
        mask = option.mask
        rest = {one: [other for other in left[one] if not other.mask & mask] for one in others}
        if all(rest.values()):
            found = extend(rest, {**arrangement, unit: option})
            if found is not None:
                return found
    return None


def cheapest(
    options: Mapping[int, Sequence[Option]], costs: Mapping[int, int], *, bound: int | None = None
) -> tuple[int, Arrangement] | None:
    """The arrangement whose options cost least in all, with its cost; None when there is no arrangement.

    ``costs`` gives the cost of an option by its mask (missing: nothing). Branch and bound: what is spent, plus the
    least that each unit left still costs, is compared with the best arrangement found.
    """
    ordered = {unit: sorted(choice, key=lambda option: costs.get(option.mask, 0)) for unit, choice in options.items()}
    if not all(ordered.values()):
        return None
    return _cheaper(ordered, {}, 0, costs, bound)


def _cheaper(
    left: Mapping[int, Sequence[Option]],
    arrangement: Arrangement,
    spent: int,
    costs: Mapping[int, int],
    bound: int | None,
) -> tuple[int, Arrangement] | None:
    """The best completion that costs less than ``bound``. Options are in the order of their costs."""
    least = spent + sum(costs.get(choice[0].mask, 0) for choice in left.values())
    if bound is not None and least >= bound:
        return None
    if not left:
        return spent, arrangement
    unit = min(left, key=lambda one: len(left[one]))
    others = [one for one in left if one != unit]
    best: tuple[int, Arrangement] | None = None
    for option in left[unit]:
        rest = {one: [other for other in left[one] if not other.mask & option.mask] for one in others}
        if not all(rest.values()):
            continue
        cost = spent + costs.get(option.mask, 0)
        found = _cheaper(rest, {**arrangement, unit: option}, cost, costs, bound)
        if found is not None:
            best, bound = found, found[0]
            if bound == least:
                break
    return best
