"""The tree of structures, and groups."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.people.api import access_group, access_structure
from cartable.engines.people.queries import list_groups, list_structures, members_seen
from cartable.engines.people.rest.shapes import Code, GroupOut, Pages, PersonOut, StructureOut
from cartable.kernel.clock import today
from cartable.kernel.permissions import require

router = Router()


@router.get("/structures", response=list[StructureOut])
@paginate(Pages)
def structures(request: HttpRequest) -> Any:
    """The structures in force today, by code."""
    require(request.user, "structure.view")
    return list_structures(today())


@router.get("/structures/{code}", response=StructureOut)
def structure(request: HttpRequest, code: Path[Code]) -> Any:
    """One structure."""
    return access_structure(request.user, code)


@router.get("/groups", response=list[GroupOut])
@paginate(Pages)
def groups(request: HttpRequest) -> Any:
    """Groups, by code."""
    require(request.user, "group.view")
    return list_groups()


@router.get("/groups/{code}/members", response=list[PersonOut])
@paginate(Pages)
def members(request: HttpRequest, code: Path[Code]) -> Any:
    """Those of the group's people today whose name you may read."""
    return members_seen(request.user, access_group(request.user, code), today())
