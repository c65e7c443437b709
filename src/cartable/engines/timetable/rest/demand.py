"""The students whom a timetable serves badly."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.timetable.api import access_term_workspace
from cartable.engines.timetable.queries.demand import known_clashing_people
from cartable.engines.timetable.queries.publications import find_in_force
from cartable.engines.timetable.queries.solutions import best_of, list_solutions
from cartable.engines.timetable.rest.shapes import ClashingOut
from cartable.kernel.shapes import Code, Pages

router = Router()


@router.get("/terms/{code}/clashes", response=list[ClashingOut])
@paginate(Pages)
def clashes(request: HttpRequest, code: Path[Code]) -> Any:
    """The students with clashes in the timetable in force, else in the best one; the most clashes first."""
    term = access_term_workspace(request.user, code)
    in_force = find_in_force(term.pk)
    best = best_of(list_solutions(term.pk))
    solution_id = in_force.solution_id if in_force else best.id if best else 0
    return known_clashing_people(solution_id, request.user).order_by("-number", "name_key", "pk")
