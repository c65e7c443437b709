"""What a handler is given: a way to say how far it is, and to learn that it must stop."""

from __future__ import annotations

import time
from typing import Any

from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.jobs.curve import Curve
from cartable.kernel.jobs.leaving import STAYING, JobStopped, Leaving, WorkerLeaving
from cartable.kernel.jobs.models import Job, JobSeries
from cartable.kernel.jobs.writer import JobWriter, dump

WRITE_EVERY = 0.25
"""Seconds between two writes: a solver may call ``progress`` a thousand times a second, the page asks once."""


class JobContext:
    """One attempt at a job. ``job`` is the row as it was taken; don't save it."""

    def __init__(self, job: Job, writer: JobWriter, leaving: Leaving = STAYING, clock: Clock = system_clock) -> None:
        self.job = job
        self.stop_seen = False
        self._writer = writer
        self._leaving = leaving
        self._clock = clock
        self._progress = job.progress
        self._message = job.message
        self._detail: dict[str, Any] = {}
        self._curves: dict[str, Curve] = {}
        self._touched: set[str] = set()
        self._stop = job.stop_requested
        self._written_at: float | None = None

    def progress(self, fraction: float | None, message: str = "", **detail: Any) -> None:
        """Say how far the job is: from 0 to 1, or None when it can't be known; ``detail`` is merged into the job's.

        Raises ValueError beyond 0..1, TypeError when ``detail`` isn't JSON; may raise WorkerLeaving or JobTakenOver.
        """
        if fraction is not None and not 0 <= fraction <= 1:
            raise ValueError(f"progress goes from 0 to 1, not {fraction}")
        dump(detail)
        self._progress, self._message = fraction, message
        self._detail |= detail
        self._beat()

    def note(self, detail: dict[str, Any]) -> None:
        """Merge into the job's ``detail`` without touching the progress. Raises TypeError when it isn't JSON."""
        dump(detail)
        self._detail |= detail

    def point(self, series: str, x: float, y: float) -> None:
        """Add a point to a curve of the job, kept in bounded size and going on where a lost worker left it."""
        self._curve(series).add(float(x), float(y))
        self._touched.add(series)
        self._beat()

    def log(self, text: str, level: str = "info") -> None:
        """Add a line to the job's log."""
        self._writer.add_line(self._clock(), level, text)

    def is_stop_requested(self) -> bool:
        """Whether someone asked the job to stop. A handler that was told so ends as stopped, whatever it returns.

        May raise WorkerLeaving or JobTakenOver: let them through.
        """
        self._beat()
        self.stop_seen = self.stop_seen or self._stop
        return self._stop

    def check_stop(self) -> None:
        """Raises JobStopped when someone asked the job to stop."""
        if self.is_stop_requested():
            raise JobStopped

    def flush(self) -> None:
        """Write now what waits to be written."""
        self._stop = self._writer.write(self._progress, self._message, self._detail)
        self._detail = {}
        for name in sorted(self._touched):
            self._writer.store_series(name, self._curves[name].points)
        self._touched.clear()
        self._written_at = time.monotonic()

    def _beat(self) -> None:
        if self._leaving.is_due:
            self.flush()
            raise WorkerLeaving
        if self._written_at is None or time.monotonic() - self._written_at >= WRITE_EVERY:
            self.flush()

    def _curve(self, name: str) -> Curve:
        if name not in self._curves:
            stored = JobSeries.objects.filter(job=self.job, name=name).values_list("points", flat=True).first()
            self._curves[name] = Curve(stored)
        return self._curves[name]
