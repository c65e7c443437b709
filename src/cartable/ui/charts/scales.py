"""From values to positions, and which values deserve a tick."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps ``low``…``high`` to ``start``…``end`` (in the drawing's units), straight or by decimal logarithm."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, value: float) -> float:
        """Where the value stands, to a hundredth."""
        low, high, value = (self._bend(v) for v in (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0.0
        return round(self.start + min(1.0, max(0.0, share)) * (self.end - self.start), 2)

    def ticks(self, about: int = 4) -> list[float]:
        """Round values between low and high, both ends included when they are round."""
        return log_ticks(self.low, self.high) if self.log else straight_ticks(self.low, self.high, about)

    def _bend(self, value: float) -> float:
        return math.log10(max(value, 1e-12)) if self.log else value


def straight_ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten."""
    if high <= low:
        return [low]
    rough = (high - low) / about
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(index * step, 10) for index in range(first, last + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """Powers of ten; with 2 and 5 of each when there are few; straight ticks within less than a doubling."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    plain = [10.0**power for power in powers if low <= 10.0**power <= high]
    if len(plain) >= 3:
        return plain
    fine = [factor * 10.0**power for power in powers for factor in (1, 2, 5) if low <= factor * 10.0**power <= high]
    return fine if len(fine) >= 2 else straight_ticks(low, high, 3)


def widen(low: float, high: float, share: float = 0.06) -> tuple[float, float]:
    """A little air around the data; something to draw even when all values are equal."""
    span = (high - low) or abs(high) or 1.0
    return low - span * share, high + span * share


def thin(points: Sequence[tuple[float, float]], most: int) -> list[tuple[float, float]]:
    """At most about ``most`` points: the lowest and the highest of each slice, first and last kept."""
    if len(points) <= most:
        return list(points)
    size = math.ceil(len(points) * 2 / most)
    kept: list[tuple[float, float]] = [points[0]]
    for index in range(0, len(points), size):
        piece = points[index : index + size]
        extremes = {min(piece, key=lambda p: p[1]), max(piece, key=lambda p: p[1])}
        kept += sorted(extremes)
    kept.append(points[-1])
    return list(dict.fromkeys(kept))
