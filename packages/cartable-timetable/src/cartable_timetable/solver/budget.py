"""How long a run may go on, how far it is, and whom it tells."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from cartable_timetable.model import Cost, Solution
from cartable_timetable.result import INTERRUPTED, ITERATION_LIMIT, TIME_LIMIT, OnProgress, Progress

_REPORT_EVERY = 0.3
_KEEP_EVERY = 15.0
_LOOK_EVERY = 2.0
"""Seconds between two looks at how much others slow this process down."""
_BUSIEST = 10.0
_MOST_RESERVED = 0.3
_RELIEF = 0.8
"""How fast a busy moment is forgotten, by look."""

GiveBest = Callable[[], Solution | None]


@dataclass(slots=True)
class Budget:
    """Time and iterations of one run. With ``max_iterations`` the course of the run depends on iterations alone.

    ``final_work``, in seconds of a processor, is kept for what follows the search: longer where other processes take
    their share of the machine.
    """

    time_limit: float
    max_iterations: int | None
    on_progress: OnProgress | None
    iterations: int = 0
    stopped: str = ""
    final_work: float = 0.0
    busy: float = 1.0
    """How many times longer than on a free machine this process takes."""
    _began: float = field(default_factory=time.monotonic)
    _looked: float = field(default_factory=time.monotonic)
    _worked: float = field(default_factory=time.process_time)
    _reported: float = 0.0
    _kept: float = 0.0

    @property
    def elapsed(self) -> float:
        """Seconds since the call."""
        return time.monotonic() - self._began

    @property
    def reserve(self) -> float:
        """Seconds of the time limit that are not for the search."""
        return min(self.busy * self.final_work, _MOST_RESERVED * self.time_limit)

    def look_around(self) -> None:
        """Compare the clock with the work done since the last look, if that is some seconds ago."""
        now, worked = time.monotonic(), time.process_time()
        if now - self._looked >= _LOOK_EVERY:
            ratio = (now - self._looked) / max(worked - self._worked, 1e-3)
            self.busy = min(_BUSIEST, max(1.0, ratio, _RELIEF * self.busy))
            self._looked, self._worked = now, worked

    @property
    def is_counted(self) -> bool:
        """Whether iterations, not the clock, steer the run."""
        return self.max_iterations is not None

    @property
    def share(self) -> float:
        """Part of the budget that is used, from 0 to 1."""
        if self.max_iterations is not None:
            return min(1.0, self.iterations / max(1, self.max_iterations))
        return min(1.0, self.elapsed / max(1e-9, self.time_limit - self.reserve))

    @property
    def seconds_left(self) -> float:
        """Seconds until the search must end."""
        return max(0.0, self.time_limit - self.reserve - self.elapsed)

    def spend(self, parts: int) -> None:
        """In a counted run, one part in ``parts`` of the iterations is used up; otherwise one iteration."""
        if self.max_iterations is None:
            self.iterations += 1
        else:
            self.iterations += min(self.max_iterations - self.iterations, 1 + self.max_iterations // parts)

    def is_over(self) -> bool:
        """Whether to stop now; ``stopped`` then says why."""
        self.look_around()
        if not self.stopped:
            if self.max_iterations is not None and self.iterations >= self.max_iterations:
                self.stopped = ITERATION_LIMIT
            elif self.seconds_left <= 0:
                self.stopped = TIME_LIMIT
        return bool(self.stopped)

    def report(
        self,
        phase: str,
        violations: int,
        cost: Callable[[], Cost | None],
        best: GiveBest | None = None,
        *,
        force: bool = False,
    ) -> None:
        """Tell the caller how things stand, a few times a second; False from them stops the run.

        Every fifteen seconds the message carries what ``best`` gives.
        """
        now = self.elapsed
        if self.on_progress is None or (not force and now - self._reported < _REPORT_EVERY):
            return
        self._reported = now
        kept = self._best_to_keep(now, best)
        message = Progress(now, phase, violations == 0, cost(), violations, self.iterations, kept)
        if self.on_progress(message) is False and not self.stopped:
            self.stopped = INTERRUPTED

    def _best_to_keep(self, now: float, best: GiveBest | None) -> Solution | None:
        if best is None or now - self._kept < _KEEP_EVERY:
            return None
        solution = best()
        if solution is not None:
            self._kept = now
        return solution
