"""Time and interruptions of one run."""

from __future__ import annotations

from time import monotonic

from cartable_timetable.model import Cost
from cartable_timetable.result import INTERRUPTED, TIME_LIMIT, OnProgress, Progress

_SECONDS_BETWEEN_REPORTS = 0.25


class Clock:
    """Counts from its creation; ``stopped`` says why the run must end, None while it may go on."""

    def __init__(self, time_limit: float, on_progress: OnProgress | None) -> None:
        self._begin = monotonic()
        self._limit = time_limit
        self._on_progress = on_progress
        self._told_at = -_SECONDS_BETWEEN_REPORTS
        self.stopped: str | None = None

    @property
    def elapsed(self) -> float:
        """Seconds since the call."""
        return monotonic() - self._begin

    @property
    def left(self) -> float:
        """Seconds before the limit."""
        return self._limit - self.elapsed

    def goes_on(self, conflicts: int, cost: int, unseated: int, evaluated: int) -> bool:
        """Tells where the run stands, four times a second, and whether it may go on."""
        if self._on_progress is not None and self.elapsed - self._told_at >= _SECONDS_BETWEEN_REPORTS:
            self._told_at = self.elapsed
            total = Cost(0, 0, 0, conflicts, cost)
            told = Progress(self.elapsed, "students", unseated == 0, total, unseated, evaluated)
            if self._on_progress(told) is False:
                self.stopped = INTERRUPTED
        if self.stopped is None and self.left <= 0:
            self.stopped = TIME_LIMIT
        return self.stopped is None
