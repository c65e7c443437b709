"""What ends a run from outside: the worker goes, someone took over, or someone asked to stop."""

from __future__ import annotations

import time


class WorkerLeaving(BaseException):
    """The worker has to go: the job goes back to the queue and another worker starts it again."""


class JobTakenOver(BaseException):
    """Another worker runs this job now (this one was silent too long): nothing more may be written."""


class JobStopped(Exception):
    """A handler raises it (or lets ``ctx.check_stop()`` do so) to end as stopped, keeping what it committed."""


class Leaving:
    """Whether the worker was told to go, and how long its jobs may still take."""

    def __init__(self) -> None:
        self._deadline: float | None = None

    def ask(self, grace_seconds: float) -> None:
        """Go in ``grace_seconds`` at the latest; asking again can only shorten the delay."""
        deadline = time.monotonic() + grace_seconds
        self._deadline = deadline if self._deadline is None else min(self._deadline, deadline)

    @property
    def is_asked(self) -> bool:
        """Whether the worker was told to go."""
        return self._deadline is not None

    @property
    def is_due(self) -> bool:
        """Whether the delay is over."""
        return self._deadline is not None and time.monotonic() >= self._deadline


STAYING = Leaving()
"""For a run that no worker carries: it never has to leave."""
