"""Long tasks and the search, for programs: the same rights as on the pages."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from ninja.pagination import paginate

from cartable.kernel.jobs import access_job, list_jobs, request_stop, restart
from cartable.kernel.shapes import Pages
from cartable.portal.rest.shapes import HitOut, JobOut, Words
from cartable.portal.search import find

router = Router()


@router.get("/jobs", response=list[JobOut])
@paginate(Pages)
def jobs(request: HttpRequest) -> Any:
    """Your long tasks, everybody's if you run the service; the newest first."""
    return list_jobs(request.user)


@router.get("/jobs/{uuid}", response=JobOut)
def job(request: HttpRequest, uuid: UUID) -> Any:
    """One long task and how far it is."""
    return access_job(request.user, uuid)


@router.post("/jobs/{uuid}/stop", response=JobOut)
def stop_job(request: HttpRequest, uuid: UUID) -> Any:
    """Ask a long task to stop; what it found so far is kept."""
    return request_stop(access_job(request.user, uuid, permission="job.steer"))


@router.post("/jobs/{uuid}/restart", response=JobOut)
def restart_job(request: HttpRequest, uuid: UUID) -> Any:
    """Start a failed or stopped task again; 409 otherwise."""
    return restart(access_job(request.user, uuid, permission="job.steer"))


@router.get("/search", response=list[HitOut])
def search(request: HttpRequest, q: Query[Words]) -> Any:
    """What each engine lets you find, eight answers of a kind at most, in your language."""
    return [hit for group in find(request.user, q) for hit in group.hits]
