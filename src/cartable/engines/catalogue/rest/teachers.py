"""Who teaches a class: read by everyone who may see units, changed by those who build timetables."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from ninja.pagination import paginate

from cartable.engines.catalogue.api import access_assignable_class, access_class, change_teachers, teachers_of
from cartable.engines.catalogue.rest.shapes import TeacherIn, TeacherOut
from cartable.engines.people.api import access_person
from cartable.kernel.clock import today
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/classes/{uuid}/teachers", response=list[TeacherOut])
@paginate(Pages)
def teachers(request: HttpRequest, uuid: UUID) -> Any:
    """Who teaches a class, by name."""
    return teachers_of(course_class=access_class(request.user, uuid))


@router.post("/classes/{uuid}/teachers", response={201: TeacherOut})
def assign(request: HttpRequest, uuid: UUID, body: TeacherIn) -> Any:
    """Have someone teach a class; doing it twice changes nothing. 400 when they are neither faculty, staff nor
    affiliate today.
    """
    found = access_assignable_class(request.user, uuid)
    person = access_person(request.user, body.person)
    change_teachers(course_class=found, add=[person], actor=request.user, on=today())
    return 201, person


@router.post("/classes/{uuid}/teachers/withdraw", response=TeacherOut)
def unassign(request: HttpRequest, uuid: UUID, body: TeacherIn) -> Any:
    """Take someone off a class; who doesn't teach it may be given too."""
    found = access_assignable_class(request.user, uuid)
    person = access_person(request.user, body.person)
    change_teachers(course_class=found, remove=[person], actor=request.user, on=today())
    return person
