"""The tree of structures, and groups."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.people.api import access_group, access_structure
from cartable.engines.people.queries import (
    answering_for,
    count_people,
    counted_structures,
    list_groups,
    members_seen,
    people_of,
    people_with_text,
)
from cartable.engines.people.rest.shapes import AnsweringOut, Code, GroupOut, Kind, Line, PersonOut, StructureOut
from cartable.kernel.clock import today
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Day, Pages

router = Router()


@router.get("/structures", response=list[StructureOut])
@paginate(Pages)
def structures(request: HttpRequest, on: Day | None = None) -> Any:
    """The structures in force on a day (today unless told), by code."""
    require(request.user, "structure.view")
    return counted_structures(on or today())


@router.get("/structures/{code}", response=StructureOut)
def structure(request: HttpRequest, code: Path[Code]) -> Any:
    """One structure."""
    found = access_structure(request.user, code)
    found.people = count_people(found, today())  # type: ignore[attr-defined]
    return found


@router.get("/structures/{code}/answering", response=list[AnsweringOut])
@paginate(Pages)
def who_answers(request: HttpRequest, code: Path[Code], on: Day | None = None) -> Any:
    """Who answers for a structure on a day (today unless told) or later: director, manager, secretary…"""
    return answering_for(request.user, access_structure(request.user, code), on or today())


@router.get("/structures/{code}/persons", response=list[PersonOut])
@paginate(Pages)
def people_of_structure(
    request: HttpRequest,
    code: Path[Code],
    q: Line = "",
    kind: Kind | None = None,
    below: bool = False,
    on: Day | None = None,
) -> Any:
    """Those tied to a structure today whose name you may read; ``below`` adds those of the structures under it.

    ``on``: those tied to it on another day.
    """
    found = access_structure(request.user, code)
    require(request.user, "person.list")
    return people_with_text(people_of(request.user, found, on or today(), kind=kind, below=below), q)


@router.get("/groups", response=list[GroupOut])
@paginate(Pages)
def groups(request: HttpRequest) -> Any:
    """Groups, by code."""
    require(request.user, "group.view")
    return list_groups()


@router.get("/groups/{code}", response=GroupOut)
def group(request: HttpRequest, code: Path[Code]) -> Any:
    """One group."""
    return access_group(request.user, code)


@router.get("/groups/{code}/members", response=list[PersonOut])
@paginate(Pages)
def members(request: HttpRequest, code: Path[Code]) -> Any:
    """Those of the group's people today whose name you may read."""
    return members_seen(request.user, access_group(request.user, code), today())
