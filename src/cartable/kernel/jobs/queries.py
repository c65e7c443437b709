"""Reading jobs, for pages, the API and the command line."""

from __future__ import annotations

import uuid as uuids
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet

from cartable.kernel.jobs.curve import Point
from cartable.kernel.jobs.models import Job, JobLine
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotFound


def list_jobs(actor: Any) -> QuerySet[Job]:
    """The jobs that ``actor`` may see, newest first: their own, or all with ``job.see_any``."""
    jobs = Job.objects.prefetch_related(Prefetch("actor", queryset=get_user_model()._default_manager.all()))
    if is_allowed(actor, "job.see_any"):
        return jobs
    if not getattr(actor, "is_authenticated", False):
        return jobs.none()
    return jobs.filter(actor=actor)


def access_job(actor: Any, uuid: uuids.UUID | str, *, permission: str = "job.see") -> Job:
    """One job. ``permission``: ``job.see``, or ``job.steer`` before ``request_stop`` and ``restart``.

    Raises NotFound, NotAllowed.
    """
    try:
        job = Job.objects.select_related("actor").get(uuid=uuid)
    except (Job.DoesNotExist, ValidationError) as error:  # the latter: not a UUID at all
        raise NotFound() from error
    require(actor, permission, job)
    return job


def find_active_job(lock: str) -> Job | None:
    """The job that waits or runs with this lock."""
    return Job.objects.filter(lock=lock, state__in=(Job.State.WAITING, Job.State.RUNNING)).first()


def list_lines(job: Job, *, after: int = 0) -> QuerySet[JobLine]:
    """The log, oldest first; ``after`` is the id of the last line already shown."""
    return JobLine.objects.filter(job=job, pk__gt=after)


def list_points(job: Job, series: str) -> list[Point]:
    """A curve ``[[x, y], …]``; empty when the job has none of this name."""
    stored: list[Point] | None = job.series.filter(name=series).values_list("points", flat=True).first()
    return stored or []
