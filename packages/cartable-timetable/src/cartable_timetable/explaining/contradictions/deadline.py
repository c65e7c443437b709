"""How much of a time limit is left."""

from __future__ import annotations

from time import monotonic

from cartable_timetable.explaining.contradictions.unsat_core import InfeasibilityNotSettled


class Deadline:
    """Counts from its creation."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds
        self._limit = seconds

    @property
    def left(self) -> float:
        """Seconds left, 0 once it has passed."""
        return max(0.0, self._end - monotonic())

    def is_beyond(self, share: float) -> bool:
        """Whether more than this share of the limit is spent."""
        return self.left < self._limit * (1 - share)

    def raise_if_passed(self) -> None:
        """Raises InfeasibilityNotSettled once the limit has passed."""
        if self.left == 0:
            raise InfeasibilityNotSettled(
                f"neither a timetable nor a contradiction was found in {self._limit:g} s: give it more time"
            )
