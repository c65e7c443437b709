"""Running a job in this very process (commands, tests) beside workers that would take it too."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.jobs.models import ACTIVE_STATES, Job
from cartable.kernel.jobs.running import execute
from cartable.kernel.jobs.writer import present_connection, separate_connection
from cartable.kernel.problems import Problem

LEASE_SECONDS = 60.0
"""How long workers leave the job alone after this process has last said that it lives."""
RENEW_SECONDS = 20.0
LOOK_SECONDS = 0.5

PUT_OFF = """
UPDATE procrastinate_jobs SET scheduled_at = now() + make_interval(secs => %s) WHERE id = %s AND status = 'todo'
"""
TAKE_BACK = "DELETE FROM procrastinate_jobs WHERE id = %s AND status = 'todo'"
IS_DONE_ELSEWHERE = "SELECT 1 FROM procrastinate_jobs WHERE id = %s AND status = 'doing'"


class JobFailed(Problem):
    """A job that another process did has failed, for the reason that is written on it."""

    code = "job.failed"

    def __init__(self, job: Job) -> None:
        self.job = job
        super().__init__(job.error or _("“%(title)s” has failed.") % {"title": job.title})


def run_now(job: Job, *, clock: Clock = system_clock) -> Job:
    """Run a waiting job here and now, in this process and connection, and return it as it ended.

    Its place in the queue is put off while this process lives, so that no worker does it twice; when this process is
    killed a worker goes on within a minute. When a worker was quicker, waits for it. Raises what made the job fail,
    once that is written on it; JobFailed when that was a worker.
    """
    if not _ask(connection, PUT_OFF, LEASE_SECONDS, job.queue_number) and _ask(
        connection, IS_DONE_ELSEWHERE, job.queue_number
    ):
        return _wait(job)
    with _lease(job):
        error = execute(job.uuid, job.round, connect=present_connection, clock=clock)
    _ask(connection, TAKE_BACK, job.queue_number)
    if error is not None:
        raise error
    return _again(job)


def _wait(job: Job) -> Job:
    while (row := _again(job)).state in ACTIVE_STATES and row.round == job.round:
        time.sleep(LOOK_SECONDS)
    if row.state == Job.State.FAILED:
        raise JobFailed(row)
    return row


def _again(job: Job) -> Job:
    return Job.objects.select_related("actor").get(pk=job.pk)


@contextmanager
def _lease(job: Job) -> Iterator[None]:
    """Keep the job's place in the queue put off. Inside a transaction no worker can see it, and nothing is needed."""
    if connection.in_atomic_block:
        yield
        return
    ended = threading.Event()
    renewer = threading.Thread(target=_renew, args=(job, ended), daemon=True, name="job-lease")
    renewer.start()
    try:
        yield
    finally:
        ended.set()
        renewer.join()


def _renew(job: Job, ended: threading.Event) -> None:
    while not ended.wait(RENEW_SECONDS):
        with separate_connection() as database:
            _ask(database, PUT_OFF, LEASE_SECONDS, job.queue_number)


def _ask(database: BaseDatabaseWrapper, sql: str, *values: float | None) -> bool:
    """Whether the statement touched or found a row."""
    with database.cursor() as cursor:
        cursor.execute(sql, values)
        return bool(cursor.rowcount)
