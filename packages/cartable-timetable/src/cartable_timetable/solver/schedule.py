"""Temperatures: cycles of geometric cooling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

ANNEALING = 0.6
"""Share of the budget after which large moves begin."""
_FIRST = 0.08
_COLD, _MILD = 0.006, 0.04
"""Last temperature, and the first one of a mild cycle, in typical changes."""


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


def plan_cycles(scale: float, annealing: float = ANNEALING) -> Iterator[Cycle]:
    """A short first cycle, so that stopping early pays, then a long one until the share ``annealing`` of the budget.

    Large moves have the rest.
    """
    hot, cold = 0.25 * scale, _COLD * scale
    yield Cycle(0.0, _FIRST, hot, cold)
    yield Cycle(_FIRST, annealing, hot, cold)


def mild_cycle(scale: float, begin: float, end: float) -> Cycle:
    """A cooling from a good timetable: warm enough to leave it, not to lose it."""
    return Cycle(begin, end, _MILD * scale, _COLD * scale)
