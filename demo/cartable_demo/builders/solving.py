"""Computing the demo's timetable: the same job that a timetabler starts, run here and watched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection

from cartable.engines.calendar.api import Term
from cartable.engines.people import api as people
from cartable.engines.timetable import api as timetable
from cartable.kernel.jobs import Job, run_now
from cartable_demo.personas import persona
from cartable_demo.progress import Tell

SECONDS_BETWEEN_LOOKS = 1.0


class NoTimetable(Exception):
    """The solver ended without a timetable that keeps every rule."""


def solve_term(term: Term, *, seconds: int, seed: int, now: datetime, progress: Tell, resume: bool = False) -> None:
    """Run a computation to its end, from nothing or from the best so far. Raises NoTimetable when its job failed."""
    actor = people.find_account(persona("timetabler").username)
    run = timetable.start_solving(
        term=term, actor=actor, now=now, time_limit=seconds, seed=seed, workers=2, resume=resume
    )
    if run.job is None:
        raise NoTimetable("the computation has no job")
    with _watched(run.job, progress):
        finished = run_now(run.job)
    if finished.error:
        raise NoTimetable(finished.error)


@contextmanager
def _watched(job: Job, progress: Tell) -> Iterator[None]:
    """Tell the job's own progress while the block runs."""
    ended = threading.Event()

    def look() -> None:
        try:
            while not ended.wait(SECONDS_BETWEEN_LOOKS):
                seen = Job.objects.get(pk=job.pk)
                progress("solve", seen.progress, seen.message)
        finally:
            connection.close()

    progress("solve", 0.0, "")
    watcher = threading.Thread(target=look, daemon=True, name="watch-solve")
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
