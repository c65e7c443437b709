"""Registration, for programs: the same rights as on the pages."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.calendar.api import access_term
from cartable.engines.people.api import access_person, people_with_text
from cartable.engines.registration.api import (
    access_choices,
    count_students,
    record_choice,
    students_of,
    withdraw_choice,
)
from cartable.engines.registration.rest.adjustments import router as adjustments
from cartable.engines.registration.rest.advice import router as advice
from cartable.engines.registration.rest.campaigns import router as campaigns
from cartable.engines.registration.rest.derogations import router as derogations
from cartable.engines.registration.rest.results import router as results
from cartable.engines.registration.rest.shapes import ChoiceIn, ChoiceOut, StudentOut, Words
from cartable.engines.registration.rest.wishes import router as wishes
from cartable.kernel.clock import system_clock
from cartable.kernel.lazy_rows import LazyRows
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Code, Pages

router = Router()
for area in (campaigns, wishes, advice, derogations, results, adjustments):
    router.add_router("", area)


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
def students(request: HttpRequest, code: Path[Code], q: Words = "") -> Any:
    """The students who chose units of a term, by name; ``q`` searches names and numbers."""
    require(request.user, "choice.list")
    term = access_term(request.user, code)
    found = students_of(term=term)
    if q.strip():
        return people_with_text(found, q)
    return LazyRows(found, list, count=lambda: count_students(term=term))


@router.post("/terms/{code}/choices", response={201: ChoiceOut})
def record(request: HttpRequest, code: Path[Code], body: ChoiceIn) -> Any:
    """Record a student's choice of a unit; doing it twice changes nothing. 400 when the term doesn't offer it."""
    term, person = _subject(request, code, body)
    now = system_clock()
    return 201, record_choice(term=term, person=person, unit_code=body.unit, actor=request.user, now=now)


@router.post("/terms/{code}/choices/withdraw", response=list[ChoiceOut])
def withdraw(request: HttpRequest, code: Path[Code], body: ChoiceIn) -> Any:
    """Take a choice back; answers with the choices of the term that are left."""
    term, person = _subject(request, code, body)
    withdraw_choice(term=term, person=person, unit_code=body.unit, actor=request.user)
    return access_choices(request.user, person, term)


def _subject(request: HttpRequest, code: str, body: ChoiceIn) -> tuple[Any, Any]:
    require(request.user, "choice.record")
    return access_term(request.user, code), access_person(request.user, body.person)
