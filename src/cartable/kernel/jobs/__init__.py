"""Long work done apart from the pages, with progress and a stop button; nothing is lost when a worker dies."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cartable.kernel.jobs.handlers import UPKEEP_QUEUE, WORK_QUEUE, UnknownJob, job
from cartable.kernel.jobs.leaving import JobStopped

if TYPE_CHECKING:
    from cartable.kernel.jobs.context import JobContext
    from cartable.kernel.jobs.here import JobFailed, run_now
    from cartable.kernel.jobs.models import Job
    from cartable.kernel.jobs.queries import access_job, list_jobs
    from cartable.kernel.jobs.starting import (
        JobAlreadyRunning,
        JobNotRestartable,
        request_stop,
        restart,
        start,
    )
    from cartable.kernel.jobs.worker import WorkerTimes, run_worker

__all__ = [
    "UPKEEP_QUEUE",
    "WORK_QUEUE",
    "Job",
    "JobAlreadyRunning",
    "JobContext",
    "JobFailed",
    "JobNotRestartable",
    "JobStopped",
    "UnknownJob",
    "WorkerTimes",
    "access_job",
    "job",
    "list_jobs",
    "request_stop",
    "restart",
    "run_now",
    "run_worker",
    "start",
]

# Django imports this package before its models may be: what needs them is fetched at first use.
_HOMES = {
    "Job": "models",
    "JobContext": "context",
    "access_job": "queries",
    "list_jobs": "queries",
    "JobAlreadyRunning": "starting",
    "JobNotRestartable": "starting",
    "request_stop": "starting",
    "restart": "starting",
    "JobFailed": "here",
    "run_now": "here",
    "start": "starting",
    "WorkerTimes": "worker",
    "run_worker": "worker",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
