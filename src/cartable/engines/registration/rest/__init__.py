"""Registration, for programs: the same rights as on the pages."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.calendar.api import access_term
from cartable.engines.people.api import access_person
from cartable.engines.registration.api import access_choices, students_of
from cartable.engines.registration.rest.shapes import ChoiceOut, Code, Pages, StudentOut
from cartable.kernel.permissions import require

router = Router()


@router.get("/choices/me", response=list[ChoiceOut])
@paginate(Pages)
def my_choices(request: HttpRequest) -> Any:
    """What you chose, the latest term first."""
    return access_choices(request.user, request.user.person)  # type: ignore[union-attr]


@router.get("/persons/{uuid}/choices", response=list[ChoiceOut])
@paginate(Pages)
def choices_of_person(request: HttpRequest, uuid: UUID) -> Any:
    """What a student chose, for those who may see it."""
    return access_choices(request.user, access_person(request.user, uuid))


@router.get("/terms/{code}/students", response=list[StudentOut])
@paginate(Pages)
def students(request: HttpRequest, code: Path[Code]) -> Any:
    """The students who chose units of a term, by name."""
    require(request.user, "choice.list")
    term = access_term(request.user, code)
    return students_of(term=term)
