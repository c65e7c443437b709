"""Versions of a term's timetable."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.timetable.api import (
    access_solution,
    access_term_workspace,
    list_publications,
    publish,
    withdraw,
)
from cartable.engines.timetable.rest.shapes import PublicationIn, PublicationOut
from cartable.kernel.clock import system_clock
from cartable.kernel.shapes import Code, Pages

router = Router()


@router.get("/terms/{code}/publications", response=list[PublicationOut])
@paginate(Pages)
def publications(request: HttpRequest, code: Path[Code]) -> Any:
    """The versions of a term's timetable, the newest first."""
    return list_publications(term=access_term_workspace(request.user, code))


@router.post("/terms/{code}/publications", response={201: PublicationOut})
def create(request: HttpRequest, code: Path[Code], body: PublicationIn) -> Any:
    """Publish a timetable. 409 with the reasons when it breaks rules; publishing it twice changes nothing."""
    term = access_term_workspace(request.user, code, permission="term.publish")
    chosen = access_solution(request.user, body.solution) if body.solution else None
    return 201, publish(term=term, solution=chosen, actor=request.user, now=system_clock(), note=body.note)


@router.post("/terms/{code}/publications/withdraw", response=list[PublicationOut])
def end(request: HttpRequest, code: Path[Code]) -> Any:
    """Withdraw the version in force; answers with it, or with nothing when none was in force."""
    term = access_term_workspace(request.user, code, permission="term.publish")
    withdrawn = withdraw(term=term, actor=request.user, now=system_clock())
    return [] if withdrawn is None else [withdrawn]
