"""Temperatures: cycles of geometric cooling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

ANNEALING = 0.6
"""Share of the budget after which large moves begin."""
_FIRST = 0.08
_HOT, _COLD = 0.25, 0.006
"""First and last temperature, in typical changes."""
_WARM = 0.4
_LEAST_HOT, _COLDER = 0.04, 6.0
"""What a first cycle may teach: to begin as low as this, and to end so many times lower."""
_BINS = 12


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cooling from ``hot`` to ``cold`` while the share of the budget goes from ``begin`` to ``end``."""

    begin: float
    end: float
    hot: float
    cold: float

    def part(self, share: float) -> float:
        """How much of the cycle is over, from 0 to 1, when ``share`` of the budget is used."""
        return min(1.0, max(0.0, (share - self.begin) / (self.end - self.begin)))

    def temperature(self, share: float) -> float:
        """Temperature when ``share`` of the budget is used."""
        return self.hot * (self.cold / self.hot) ** self.part(share)  # type: ignore[no-any-return]


def first_cycle(scale: float, begin: float = 0.0) -> Cycle:
    """A short cycle over a wide range, so that stopping early pays and the useful range shows.

    ``begin``: share of the budget that is used up before; what is left is divided as a whole budget would be.
    """
    return Cycle(begin, begin + _FIRST * (1 - begin), _HOT * scale, _COLD * scale)


def main_cycle(
    scale: float, trace: Sequence[tuple[float, float]], annealing: float = ANNEALING, begin: float = 0.0
) -> Cycle:
    """The long cycle, until the share ``annealing`` of the budget after ``begin``; large moves have the rest.

    ``trace``: temperature and cost at moments of the first cycle. Where the cost was more than double the last one,
    nothing was decided yet: begin below. Where it still fell at the end, go on falling.
    """
    hot, cold = _HOT * scale, _COLD * scale
    if len(trace) >= 2 * _BINS:
        means = [float(np.mean(part, axis=0)[1]) for part in np.array_split(np.array(trace), _BINS)]
        temperatures = [float(part[0, 0]) for part in np.array_split(np.array(trace), _BINS)]
        last = means[-1]
        undecided = [t for t, mean in zip(temperatures, means, strict=True) if mean > 2 * last]
        hot = max(min(undecided, default=hot), _LEAST_HOT * scale)
        if means[-_BINS // 4] > 1.05 * last:
            cold /= _COLDER
    return Cycle(begin + _FIRST * (1 - begin), begin + annealing * (1 - begin), hot, cold)


def mild_cycle(main: Cycle, begin: float, end: float) -> Cycle:
    """A cooling from a good timetable: from the middle of the range, warm enough to leave it, not to lose it."""
    return Cycle(begin, end, float(np.sqrt(main.hot * main.cold)), main.cold)


def warm_cycle(main: Cycle, begin: float, end: float) -> Cycle:
    """A cooling that may change much, for a timetable that breaks a rule."""
    return Cycle(begin, end, _WARM * main.hot, main.cold)
