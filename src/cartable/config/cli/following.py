"""Watching a job that this very process does: its progress on the terminal, and Ctrl-C as a polite stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

LOOK_SECONDS = 0.5


@contextmanager
def followed(job: Any, show: Callable[[float | None, str], None]) -> Iterator[None]:
    """Show the job's progress; the first Ctrl-C asks it to stop and keep what it has, the second ends at once."""
    done, stop = threading.Event(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(job, show, done, stop), daemon=True, name="watch")

    def asked(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    usual = signal.signal(signal.SIGINT, asked)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        signal.signal(signal.SIGINT, usual)


def _watch(job: Any, show: Callable[[float | None, str], None], done: threading.Event, stop: threading.Event) -> None:
    from django.db import connection

    from cartable.kernel.jobs import Job, request_stop

    asked = False
    try:
        while not done.wait(LOOK_SECONDS):
            row = Job.objects.get(pk=job.pk)
            show(row.progress, str(row.message))
            if stop.is_set() and not asked:
                request_stop(row)
                asked = True
    finally:
        connection.close()
