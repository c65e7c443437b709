"""Doors and groups of doors, for programs: the same rights as on the pages."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.access.api import access_door, access_door_group, list_door_groups, list_doors
from cartable.engines.access.queries.doors.holders import holdings_with_doors, seen_by, told
from cartable.engines.access.queries.doors.reading import groups_given_by
from cartable.engines.access.rest.door_shapes import (
    DoorCode,
    DoorGroupDetail,
    DoorGroupOut,
    DoorHolderOut,
    DoorOut,
    GroupCode,
)
from cartable.engines.access.rest.service_shapes import Line
from cartable.kernel.clock import today
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/doors", response=list[DoorOut])
@paginate(Pages)
def doors(request: HttpRequest, q: Line = "", building: DoorCode | None = None, group: GroupCode | None = None) -> Any:
    """Doors, by code; ``q`` is looked for in codes and titles, ``building`` and ``group`` are codes."""
    require(request.user, "door.view")
    found = list_doors().order_by("code")
    if building:
        found = found.filter(building__code=building)
    if group:
        found = found.filter(groups__code=group)
    for word in q.split():
        found = found.filter(Q(code__icontains=word) | Q(title_fr__icontains=word) | Q(title_en__icontains=word))
    return found


@router.get("/doors/{code}", response=DoorOut)
def door(request: HttpRequest, code: Path[DoorCode]) -> Any:
    """One door."""
    return access_door(request.user, code)


@router.get("/door-groups", response=list[DoorGroupOut])
@paginate(Pages)
def door_groups(request: HttpRequest) -> Any:
    """Groups of doors, by code: all, or those that the reader may give."""
    require(request.user, "door_group.view")
    return groups_given_by(request.user, list_door_groups(), today())


@router.get("/door-groups/{code}", response=DoorGroupDetail)
def door_group(request: HttpRequest, code: Path[GroupCode]) -> Any:
    """One group, with its doors and hours."""
    return access_door_group(request.user, code)


@router.get("/door-groups/{code}/holders", response=list[DoorHolderOut])
@paginate(Pages)
def door_group_holders(request: HttpRequest, code: Path[GroupCode]) -> Any:
    """Who has a right to a group today, by name; also rights that open nothing (``state``)."""
    group = access_door_group(request.user, code)
    rows = told(seen_by(request.user, holdings_with_doors(today()).filter(door_group=group)))
    return rows.order_by("person__name_key", "id")
