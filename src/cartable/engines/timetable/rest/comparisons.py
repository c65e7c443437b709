"""Two timetables of a term side by side."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router

from cartable.engines.timetable.api import access_solution
from cartable.engines.timetable.queries.differences import differences, labels_of
from cartable.engines.timetable.queries.solutions import compare, solution_row, term_weights
from cartable.engines.timetable.rest.solution_shapes import ComparedOut, ComparisonOut
from cartable.kernel.problems import Fault, InputRefused

MOST_CLASSES = 1000
router = Router()


@router.get("/solutions/{uuid}/comparisons/{other}", response=ComparisonOut)
def comparison(request: HttpRequest, uuid: UUID, other: UUID) -> Any:
    """What changes from a timetable to another of the same term; 1,000 classes are named at most."""
    before, after = access_solution(request.user, uuid), access_solution(request.user, other)
    if before.term_id != after.term_id:
        mend = _("Compare two timetables of one term.")
        raise InputRefused(Fault("solution.other_term", _("The two timetables are of different terms."), "other", mend))
    found = differences(before.pk, after.pk)
    pairs = compare(solution_row(before), solution_row(after), term_weights(before.term_id))
    return ComparisonOut(
        before=before,  # type: ignore[arg-type]
        after=after,  # type: ignore[arg-type]
        criteria=[
            ComparedOut(key=row.left.key, before=row.left.cost, after=row.right.cost, change=row.change)  # type: ignore[arg-type]
            for row in pairs
        ],
        moved=_names(found.moved),
        rehoused=_names(found.rehoused),
        reseated=found.reseated,
        hurt=len(found.hurt),
        relieved=len(found.relieved),
    )


def _names(ids: frozenset[int]) -> list[str]:
    return [row.name for row in labels_of(ids, limit=MOST_CLASSES)]
