"""Classes in the timetable in force: when they meet, who sits in them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from ninja.pagination import paginate

from cartable.engines.catalogue.api import access_class, access_roster
from cartable.engines.people.api import Person, visible_people
from cartable.engines.timetable.queries.course_class import class_sheet, roster
from cartable.engines.timetable.queries.publications import find_in_force
from cartable.engines.timetable.rest.meetings import tell_meeting
from cartable.engines.timetable.rest.shapes import ClassSheetOut, MeetingOut, SeatedOut, SiblingOut
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/classes/{uuid}", response=ClassSheetOut)
def sheet(request: HttpRequest, uuid: UUID) -> Any:
    """One class."""
    found = class_sheet(access_class(request.user, uuid))
    label = found.label
    return ClassSheetOut(
        uuid=label.uuid,
        unit=label.code,
        title=label.title,
        kind=label.kind,
        number=label.number,
        term=found.term_code,
        version=found.publication.version if found.publication else None,
        seats=found.limit,
        taken=found.taken,
        teachers=list(found.teachers),
    )


@router.get("/classes/{uuid}/meetings", response=list[MeetingOut])
@paginate(Pages)
def meetings(request: HttpRequest, uuid: UUID) -> Any:
    """When and where a class meets, in order."""
    return [tell_meeting(row) for row in class_sheet(access_class(request.user, uuid)).meetings]


@router.get("/classes/{uuid}/siblings", response=list[SiblingOut])
@paginate(Pages)
def siblings(request: HttpRequest, uuid: UUID) -> Any:
    """The classes beside a class: the same unit and kind, other groups, by number."""
    found = class_sheet(access_class(request.user, uuid))
    return [
        SiblingOut(uuid=row.label.uuid, kind=row.label.kind, number=row.label.number, seats=row.limit, taken=row.taken)
        for row in found.siblings
    ]


@router.get("/classes/{uuid}/students", response=list[SeatedOut])
@paginate(Pages)
def students_of_class(request: HttpRequest, uuid: UUID) -> Any:
    """Who sits in a class, by name, for those who may know; protected people are left out for who may not know them."""
    course_class = access_roster(request.user, uuid)
    publication = find_in_force(course_class.term_id)
    seats = roster(course_class.pk, publication.solution_id if publication else 0)
    return Person.objects.filter(visible_people(request.user), pk__in=seats.order_by().values("person"))
