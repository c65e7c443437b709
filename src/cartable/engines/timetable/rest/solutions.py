"""Timetables computed for a term."""

from typing import Any, Literal
from uuid import UUID

from django.db.models import F
from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.timetable.api import (
    access_solution,
    access_term_workspace,
    list_placements,
    list_solutions,
    say_kind,
)
from cartable.engines.timetable.queries.placed_classes import placed_classes
from cartable.engines.timetable.queries.solutions import criteria, solution_counts, solution_row, term_weights
from cartable.engines.timetable.queries.violations import violation_kinds
from cartable.engines.timetable.rest.explained import ExplainedViolations
from cartable.engines.timetable.rest.shapes import Line, PlacementOut, SolutionOut, ViolationOut
from cartable.engines.timetable.rest.solution_shapes import (
    CriterionOut,
    PlacedClassOut,
    SolutionFiguresOut,
    ViolationKindOut,
)
from cartable.kernel.shapes import Code, Pages

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


@router.get("/solutions/{uuid}/figures", response=SolutionFiguresOut)
def figures(request: HttpRequest, uuid: UUID) -> Any:
    """How much a timetable places, whom it hurts, and what each criterion costs with its price."""
    found = access_solution(request.user, uuid)
    counts = solution_counts(found.pk)
    return SolutionFiguresOut(
        placed=counts.placed,
        seats=counts.seats,
        clashes=counts.clashes,
        students_with_clashes=counts.students_with_clashes,
        criteria=[
            CriterionOut(key=row.key, total=row.total, weight=row.weight, cost=row.cost)  # type: ignore[arg-type]
            for row in criteria(solution_row(found), term_weights(found.term_id))
        ],
    )


@router.get("/solutions/{uuid}/placements", response=list[PlacementOut])
@paginate(Pages)
def placements(request: HttpRequest, uuid: UUID) -> Any:
    """When and where each class meets, by unit, kind and number."""
    return list_placements(solution=access_solution(request.user, uuid))


@router.get("/solutions/{uuid}/classes", response=list[PlacedClassOut])
@paginate(Pages)
def classes(request: HttpRequest, uuid: UUID) -> Any:
    """The classes that a timetable places, those with most students first."""
    return placed_classes(access_solution(request.user, uuid).pk).order_by(
        F("seats_count").desc(nulls_last=True), "course_class_id"
    )


@router.get("/solutions/{uuid}/violations", response=list[ViolationOut])
@paginate(Pages)
def violations(
    request: HttpRequest,
    uuid: UUID,
    q: Line = "",
    kind: Line = "",
    weight: Literal["required", "wished"] | None = None,
) -> Any:
    """The rules not kept and why, the worst first, in your language.

    ``q`` names classes concerned, ``kind`` is one of those of ``violation-kinds``.
    """
    return ExplainedViolations(access_solution(request.user, uuid), text=q, kind=kind, weight=weight or "")


@router.get("/solutions/{uuid}/violation-kinds", response=list[ViolationKindOut])
@paginate(Pages)
def kinds(request: HttpRequest, uuid: UUID) -> Any:
    """How often each kind of rule isn't kept, the worst first."""
    found = violation_kinds(access_solution(request.user, uuid).pk)
    return [
        ViolationKindOut(
            code=row.code,
            kind=row.distribution,
            title=str(say_kind(row)),
            is_hard=row.is_hard,
            number=row.number,
            cost=row.cost,
        )
        for row in found
    ]
