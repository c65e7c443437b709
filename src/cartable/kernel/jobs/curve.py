"""A curve that never grows beyond a bound, whatever is sent to it."""

from __future__ import annotations

Point = list[float]
MAX_POINTS = 1000


class Curve:
    """Points in the order they came. Beyond ``MAX_POINTS`` every second one goes, and from then on only one in two,
    four, … is kept, so that the shape and the time scale stay; the last point sent is always there."""

    def __init__(self, points: list[Point] | None = None) -> None:
        self._kept: list[Point] = list(points or [])
        self._last: Point | None = None
        self._stride = 1
        self._skipped = 0
        self._halve_if_full()

    def add(self, x: float, y: float) -> None:
        """Send a point."""
        self._last = [x, y]
        self._skipped += 1
        if self._skipped >= self._stride:
            self._kept.append(self._last)
            self._skipped = 0
            self._halve_if_full()

    @property
    def points(self) -> list[Point]:
        """What is kept, with the last point sent."""
        if self._last is None or (self._kept and self._kept[-1] is self._last):
            return list(self._kept)
        return [*self._kept, self._last]

    def _halve_if_full(self) -> None:
        while len(self._kept) >= MAX_POINTS:
            self._kept = self._kept[::2]
            self._stride *= 2
