"""Asking for a job: the row and its place in the queue are written with the transaction that needs them."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.jobs.handlers import get_handler
from cartable.kernel.jobs.models import ACTIVE_STATES, Job
from cartable.kernel.jobs.tasks import run_job
from cartable.kernel.jobs.writer import dump
from cartable.kernel.problems import Conflict


class JobAlreadyRunning(Conflict):
    """A job that holds the same lock waits or runs; ``job`` is that one (None if it has just ended)."""

    code = "job.already_running"

    def __init__(self, job: Job | None) -> None:
        self.job = job
        super().__init__(
            _("“%(title)s” is already under way.") % {"title": job.title if job else ""},
            _("Wait until it ends, or stop it, then start again."),
        )


class JobNotRestartable(Conflict):
    """Only a job that failed or was stopped can be started again."""

    code = "job.not_restartable"

    def __init__(self, job: Job) -> None:
        self.job = job
        super().__init__(
            _("“%(title)s” hasn't failed.") % {"title": job.title},
            _("Start a new one if it must be done once more."),
        )


def start(
    name: str, /, *, actor: Any, title: str, lock: str | None = None, clock: Clock = system_clock, **arguments: Any
) -> Job:
    """Ask for a job, in the current transaction: if it is rolled back, the job never existed.

    ``actor`` is an account, or the name of a process ("import"). While a job with ``lock`` waits or runs, no other
    one can be started. ``arguments`` are given to the handler; they must be JSON (their names can't be those above).
    Raises UnknownJob, JobAlreadyRunning, TypeError.
    """
    get_handler(name)
    dump(arguments)
    is_account = hasattr(actor, "pk")
    job = Job(
        name=name,
        title=str(title)[:300],
        lock=lock,
        arguments=arguments,
        actor=actor if is_account else None,
        actor_name=str(actor or "")[:150],
        created_at=clock(),
    )
    with transaction.atomic():
        _insert(job)
        _enqueue(job)
    return job


def restart(job: Job, *, clock: Clock = system_clock) -> Job:
    """Start again a job that failed or was stopped; its log and curves are kept.

    Raises JobNotRestartable, JobAlreadyRunning.
    """
    with transaction.atomic():
        row = Job.objects.select_for_update(of=("self",)).get(pk=job.pk)
        if row.state not in (Job.State.FAILED, Job.State.STOPPED):
            raise JobNotRestartable(row)
        row.state, row.round = Job.State.WAITING, row.round + 1
        row.losses, row.stop_requested, row.progress = 0, False, None
        row.error, row.message, row.started_at, row.finished_at = "", "", None, None
        _insert(row)
        _enqueue(row)
    return row


def request_stop(job: Job, *, clock: Clock = system_clock) -> Job:
    """Ask a job to stop: at once when it waits, at its next look when it runs. Nothing happens when it has ended."""
    with transaction.atomic():
        row = Job.objects.select_for_update(of=("self",)).get(pk=job.pk)
        if row.state == Job.State.WAITING:
            row.state, row.finished_at, row.stop_requested = Job.State.STOPPED, clock(), True
        elif row.state == Job.State.RUNNING:
            row.stop_requested = True
        row.save(update_fields=["state", "finished_at", "stop_requested"])
    return row


def _insert(job: Job) -> None:
    try:
        with transaction.atomic():
            job.save()
    except IntegrityError as error:
        if "kernel_jobs_one_per_lock" not in str(error):
            raise
        holder = Job.objects.filter(lock=job.lock, state__in=ACTIVE_STATES).exclude(pk=job.pk).first()
        raise JobAlreadyRunning(holder) from None


def _enqueue(job: Job) -> None:
    queue = get_handler(job.name).queue
    # The lock: a second message about this job (it was started again) waits until the first one is done with.
    waiting = run_job.configure(queue=queue, lock=f"job:{job.uuid}")
    job.queue_number = waiting.defer(uuid=str(job.uuid), round_number=job.round)
    Job.objects.filter(pk=job.pk).update(queue_number=job.queue_number)
