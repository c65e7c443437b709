"""The tasks that procrastinate finds: running a job, and what is swept every night."""

from __future__ import annotations

from procrastinate import JobContext as QueueContext
from procrastinate import RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job as QueuedJob
from procrastinate.retry import BaseRetryStrategy

from cartable.kernel.jobs import nightly
from cartable.kernel.jobs.handlers import WORK_QUEUE
from cartable.kernel.jobs.leaving import STAYING, Leaving, WorkerLeaving
from cartable.kernel.jobs.running import execute

__all__ = ["JobReleased", "nightly", "run_job"]

TASK_NAME = "cartable.run_job"
MAX_TRIES = 8


class JobReleased(Exception):
    """The worker goes: another one takes the job at once."""


class RetryWhatIsNotTheJobsFault(BaseRetryStrategy):
    """A handler's error never comes here (it is written on the job): what does is a release, or the database gone."""

    def get_retry_decision(self, *, exception: BaseException, job: QueuedJob) -> RetryDecision | None:
        """At once for a release; later and later while the database is away, then no more."""
        if isinstance(exception, JobReleased):
            return RetryDecision(retry_in={"seconds": 0})
        if job.attempts >= MAX_TRIES:
            return None
        return RetryDecision(retry_in={"seconds": 2 ** (job.attempts + 1)})


@app.task(name=TASK_NAME, queue=WORK_QUEUE, pass_context=True, retry=RetryWhatIsNotTheJobsFault())
def run_job(context: QueueContext, *, uuid: str, round_number: int) -> None:
    """Run one job in this thread of the worker."""
    leaving: Leaving = context.additional_context.get("leaving", STAYING)
    try:
        execute(uuid, round_number, leaving=leaving)
    except WorkerLeaving:
        raise JobReleased(uuid) from None
