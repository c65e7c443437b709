"""What is swept every night, so that tables and disk hold what serves and no more.

The queue defers each of them once a night however many workers run; a night without worker is made up for the next one,
since each act looks at ages and not at what happened since yesterday.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.core.management import call_command
from procrastinate.contrib.django import app

from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.files.orphans import delete_orphans
from cartable.kernel.jobs.handlers import UPKEEP_QUEUE
from cartable.kernel.jobs.models import Job
from cartable.kernel.outbox.letters import forget_delivered

#: How long an event that everyone has heard is kept, for who looks into what happened.
EVENTS_KEPT = timedelta(days=90)
#: How long a job that ended is kept, with its log and curves.
JOBS_KEPT = timedelta(days=365)
#: In the hour in which fewest work, by UTC; apart from one another so that they don't wait for each other.
AT = "{minute} 3 * * *"

log = logging.getLogger(__name__)


def forget_ended_jobs(older_than: timedelta, *, clock: Clock = system_clock) -> int:
    """Delete the jobs that ended longer ago than this, with their logs and curves; returns how many."""
    ended = Job.objects.filter(finished_at__lt=clock() - older_than)
    return ended.delete()[1].get(Job._meta.label, 0)


def sweep(name: str, cron: str, act: Callable[[], object]) -> None:
    """Have the queue do an act of an engine at the hours of ``cron`` (UTC), once however many workers run.

    Call it from the engine's ``tasks`` module; ``name`` is ``engine.act``.
    """

    def run(timestamp: int) -> None:
        log.info("%s: %s", name, act())

    task = app.task(name=f"cartable.{name}", queue=UPKEEP_QUEUE, queueing_lock=name)(run)
    app.periodic(cron=cron)(task)


def _nightly(name: str, minute: int, act: Callable[[], object]) -> None:
    sweep(f"nightly.{name}", AT.format(minute=minute), act)


_nightly("events", 7, lambda: forget_delivered(EVENTS_KEPT))
_nightly("jobs", 17, lambda: forget_ended_jobs(JOBS_KEPT))
_nightly("files", 27, delete_orphans)
_nightly("sessions", 37, lambda: call_command("clearsessions"))
