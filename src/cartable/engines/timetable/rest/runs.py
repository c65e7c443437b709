"""Computations: started, followed, stopped."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.timetable.api import (
    access_run,
    access_term_workspace,
    list_runs,
    start_solving,
    stop_solving,
)
from cartable.engines.timetable.models import SolveRun
from cartable.engines.timetable.rest.shapes import RunIn, RunOut
from cartable.kernel.clock import system_clock
from cartable.kernel.shapes import Code, Pages

router = Router()


@router.get("/terms/{code}/runs", response=list[RunOut])
@paginate(Pages)
def runs(request: HttpRequest, code: Path[Code]) -> Any:
    """The computations of a term, the newest first."""
    return [_run(row) for row in list_runs(term=access_term_workspace(request.user, code))]


@router.post("/terms/{code}/runs", response={202: RunOut})
def start(request: HttpRequest, code: Path[Code], body: RunIn) -> Any:
    """Ask for a computation; a worker does it. 409 while another one of the term is under way."""
    term = access_term_workspace(request.user, code, permission="term.solve")
    run = start_solving(term=term, actor=request.user, now=system_clock(), **body.dict())
    return 202, _run(run)


@router.get("/runs/{uuid}", response=RunOut)
def run(request: HttpRequest, uuid: UUID) -> Any:
    """One computation and its live curve."""
    return _run(access_run(request.user, uuid))


@router.post("/runs/{uuid}/stop", response={202: RunOut})
def stop(request: HttpRequest, uuid: UUID) -> Any:
    """Ask a computation to end; what it found so far is stored."""
    found = access_run(request.user, uuid, permission="term.solve")
    stop_solving(run=found, actor=request.user)
    return 202, _run(found)


def _run(row: SolveRun) -> RunOut:
    job = row.job
    return RunOut(
        uuid=row.uuid,
        term=row.term.code,
        state=job.state if job else "",
        message=job.message if job else "",
        error=row.error or (job.error if job else ""),
        time_limit=row.time_limit,
        seed=row.seed,
        workers=row.workers,
        started_at=row.started_at,
        finished_at=row.finished_at,
        stopped=row.stopped,
        curve=row.curve,
        solution=row.solution.number if row.solution else None,
    )
