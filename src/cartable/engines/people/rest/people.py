"""People and what they are to the institution."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.pagination import paginate

from cartable.engines.people.api import access_person, create_person
from cartable.engines.people.queries import (
    list_people,
    people_with_text,
    tied,
)
from cartable.engines.people.rest.shapes import Code, Kind, Line, PersonFile, PersonIn, PersonOut
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/persons", response=list[PersonOut])
@paginate(Pages)
def persons(request: HttpRequest, q: Line = "", kind: Kind | None = None, structure: Code | None = None) -> Any:
    """Those whose name you may read; ``q`` searches names, numbers and mails, whatever the accents.

    ``kind`` and ``structure`` keep those with such an affiliation today.
    """
    require(request.user, "person.list")
    return people_with_text(tied(list_people(request.user), today(), kind=kind, structure=structure), q)


@router.get("/persons/me", response=PersonFile)
def me(request: HttpRequest) -> Any:
    """Your own record."""
    return access_person(request.user, request.user.person.uuid)  # type: ignore[union-attr]


@router.get("/persons/{uuid}", response=PersonFile | PersonOut)
def person(request: HttpRequest, uuid: UUID) -> Any:
    """One person; the whole record if you may read it."""
    found = access_person(request.user, uuid)
    shape = PersonFile if is_allowed(request.user, "person.read_file", found) else PersonOut
    return shape.from_orm(found)


@router.post("/persons", response={201: PersonFile})
def create(request: HttpRequest, body: PersonIn) -> Any:
    """Create one person. For many, import a file."""
    require(request.user, "person.create")
    return Status(201, create_person(**body.dict(), origin="api"))
