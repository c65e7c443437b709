"""Timetables computed for a term."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.timetable.api import (
    access_solution,
    access_term_workspace,
    explain_violations,
    list_placements,
    list_solutions,
)
from cartable.engines.timetable.rest.shapes import Code, Pages, PlacementOut, SolutionOut, ViolationOut

MOST_VIOLATIONS = 1000
router = Router()


@router.get("/terms/{code}/solutions", response=list[SolutionOut])
@paginate(Pages)
def solutions(request: HttpRequest, code: Path[Code]) -> Any:
    """The timetables of a term, the newest first."""
    return list_solutions(term=access_term_workspace(request.user, code))


@router.get("/solutions/{uuid}", response=SolutionOut)
def solution(request: HttpRequest, uuid: UUID) -> Any:
    """One timetable and its costs."""
    return access_solution(request.user, uuid)


@router.get("/solutions/{uuid}/placements", response=list[PlacementOut])
@paginate(Pages)
def placements(request: HttpRequest, uuid: UUID) -> Any:
    """When and where each class meets, by label."""
    return list_placements(solution=access_solution(request.user, uuid))


@router.get("/solutions/{uuid}/violations", response=list[ViolationOut])
@paginate(Pages)
def violations(request: HttpRequest, uuid: UUID) -> Any:
    """The rules not kept, the worst first (a thousand at most), in your language."""
    return explain_violations(solution=access_solution(request.user, uuid), limit=MOST_VIOLATIONS)
