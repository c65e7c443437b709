"""Temperatures: cycles of geometric cooling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


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


def plan_cycles(scale: float) -> Iterator[Cycle]:
    """A short first cycle, so that stopping early pays, then a long one; large moves have the rest of the budget."""
    hot, cold = 0.25 * scale, 0.006 * scale
    yield Cycle(0.0, 0.08, hot, cold)
    yield Cycle(0.08, 0.6, hot, cold)
