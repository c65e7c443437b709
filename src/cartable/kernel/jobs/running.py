"""A job from the moment a worker takes it to the moment it ends."""

from __future__ import annotations

import logging
import traceback
import uuid as uuids
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _
from django.utils.translation import override

from cartable.kernel.audit import because
from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.jobs.context import JobContext
from cartable.kernel.jobs.handlers import get_handler
from cartable.kernel.jobs.leaving import STAYING, JobStopped, JobTakenOver, Leaving, WorkerLeaving
from cartable.kernel.jobs.models import ACTIVE_STATES, Job, JobLine
from cartable.kernel.jobs.writer import JobWriter, separate_connection
from cartable.kernel.problems import Problem

MAX_LOSSES = 4
"""A job during which so many workers died is given up: it may be the job that kills them (memory)."""

log = logging.getLogger(__name__)
Connect = Callable[[], AbstractContextManager[BaseDatabaseWrapper]]


def execute(
    uuid: uuids.UUID | str,
    round_number: int,
    *,
    leaving: Leaving = STAYING,
    connect: Connect = separate_connection,
    clock: Clock = system_clock,
) -> BaseException | None:
    """Run a job to its end in this thread, and return the error that made it fail, if any.

    Does nothing when the job ended already, or was started again since. Raises WorkerLeaving once the job is back in
    the waiting state, because the worker goes.
    """
    job = take(uuid, round_number, clock)
    if job is None:
        return None
    if job.stop_requested or job.losses >= MAX_LOSSES:
        state = Job.State.STOPPED if job.stop_requested else Job.State.FAILED
        _end(job, state, clock, error="" if job.stop_requested else _give_up_text())
        return None
    with connect() as database:
        return _run(job, JobContext(job, JobWriter(job, database), leaving, clock), clock)


def take(uuid: uuids.UUID | str, round_number: int, clock: Clock = system_clock) -> Job | None:
    """Make the job ours: from here on, whoever ran it before can't write any more. None: nothing to run."""
    with transaction.atomic():
        job = (
            Job.objects.select_for_update(of=("self",))
            .filter(uuid=uuid, round=round_number, state__in=ACTIVE_STATES)
            .first()
        )
        if job is None:
            return None
        job.losses += job.state == Job.State.RUNNING
        job.attempt += 1
        job.state = Job.State.RUNNING
        job.started_at = job.started_at or clock()
        job.save(update_fields=["losses", "attempt", "state", "started_at"])
    return job


def _run(job: Job, ctx: JobContext, clock: Clock) -> BaseException | None:
    try:
        _call_handler(job, ctx)
    except JobTakenOver:
        log.warning("job %s: another worker has taken it over, this run stops", job.uuid)
    except WorkerLeaving:
        _release(job)
        raise
    except JobStopped:
        _end(job, Job.State.STOPPED, clock)
    except Exception as error:
        _note_traceback(job, clock)
        _end(job, Job.State.FAILED, clock, error=readable(error))
        return error
    else:
        _end(job, Job.State.STOPPED if ctx.stop_seen else Job.State.SUCCEEDED, clock)
    return None


def _call_handler(job: Job, ctx: JobContext) -> None:
    # In someone else's transaction (tests, a command) a savepoint keeps the row writable after a failure.
    guard: AbstractContextManager[None] = transaction.atomic() if connection.in_atomic_block else nullcontext()
    with because(actor=job.who, reason=job.title, job=str(job.uuid)), guard:
        result = get_handler(job.name).run(ctx, **job.arguments)
        if isinstance(result, dict):
            ctx.note(result)
    ctx.flush()


def _end(job: Job, state: Job.State, clock: Clock, error: str = "") -> None:
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    finished = {"progress": 1.0} if state == Job.State.SUCCEEDED else {}
    mine.update(state=state, finished_at=clock(), error=error, **finished)


def _release(job: Job) -> None:
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    mine.update(state=Job.State.WAITING)


def _note_traceback(job: Job, clock: Clock) -> None:
    JobLine.objects.create(
        job=job, at=clock(), attempt=job.attempt, level=JobLine.Level.ERROR, text=traceback.format_exc()[-20_000:]
    )


def readable(error: BaseException) -> str:
    """What the person who started the job reads, in the institution's language: no traceback."""
    with override(settings.LANGUAGE_CODE):
        if isinstance(error, Problem):
            return str(error)[:5000]
        text = _("Unexpected error (%(kind)s): %(text)s") % {"kind": type(error).__name__, "text": error}
        return text[:2000]


def _give_up_text() -> str:
    with override(settings.LANGUAGE_CODE):
        return _(
            "The machine stopped %(count)d times in the middle of this job, which was given up. "
            "If memory ran out, ask for less at once, then start it again."
        ) % {"count": MAX_LOSSES}
