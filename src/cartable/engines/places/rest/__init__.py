"""Places, for programs: the same rights as on the pages."""

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.places.api import access_building, access_campus, access_room
from cartable.engines.places.queries import (
    list_building_travel,
    list_buildings,
    list_campuses,
    list_rooms,
    minutes_from_building,
    minutes_from_room,
    narrowed,
    nearby,
    rooms_with_text,
)
from cartable.engines.places.rest.shapes import (
    BuildingOut,
    CampusDetail,
    CampusOut,
    Code,
    Kind,
    Line,
    RoomOut,
    RoomWayOut,
    Seats,
    TravelOut,
)
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/rooms", response=list[RoomOut])
@paginate(Pages)
def rooms(
    request: HttpRequest,
    q: Line = "",
    campus: Code | None = None,
    building: Code | None = None,
    kind: Kind | None = None,
    min_capacity: Seats = 0,
) -> Any:
    """Rooms; ``q`` searches codes and titles, whatever the accents."""
    require(request.user, "room.view")
    found = narrowed(list_rooms(), campus=campus, building=building, kind=kind, min_capacity=min_capacity)
    return rooms_with_text(found, q)


@router.get("/rooms/{code}", response=RoomOut)
def room(request: HttpRequest, code: Path[Code]) -> Any:
    """One room."""
    return access_room(request.user, code)


@router.get("/rooms/{code}/nearby", response=list[RoomOut])
@paginate(Pages)
def rooms_alike(request: HttpRequest, code: Path[Code]) -> Any:
    """Open rooms of the same building and kind, the nearest in size first: those that could stand in for it."""
    return nearby(access_room(request.user, code))


@router.get("/rooms/{code}/travel-times", response=list[RoomWayOut])
@paginate(Pages)
def ways_from_room(request: HttpRequest, code: Path[Code]) -> Any:
    """Minutes from a room to every other open room, the nearest first; 0: next door."""
    found = access_room(request.user, code)
    require(request.user, "travel.view")
    return [
        {"room": row.code, "building": row.building.code, "minutes": time} for time, row in minutes_from_room(found)
    ]


@router.get("/buildings/{code}/travel-times", response=list[TravelOut])
@paginate(Pages)
def ways_from_building(request: HttpRequest, code: Path[Code]) -> Any:
    """Minutes from a building to the others, the nearest first; buildings at no distance are left out."""
    found = access_building(request.user, code)
    require(request.user, "travel.view")
    ways = minutes_from_building(found)
    return [SimpleNamespace(origin=found, destination=row, minutes=minutes) for minutes, row in ways]


@router.get("/campuses", response=list[CampusOut])
@paginate(Pages)
def campuses(request: HttpRequest) -> Any:
    """Campuses, by code."""
    require(request.user, "campus.view")
    return list_campuses().order_by("code")


@router.get("/campuses/{code}", response=CampusDetail)
def campus(request: HttpRequest, code: Path[Code]) -> Any:
    """One campus with its buildings."""
    return access_campus(request.user, code)


@router.get("/buildings", response=list[BuildingOut])
@paginate(Pages)
def buildings(request: HttpRequest) -> Any:
    """Buildings, by code."""
    require(request.user, "campus.view")
    return list_buildings().order_by("code")


@router.get("/buildings/{code}", response=BuildingOut)
def building(request: HttpRequest, code: Path[Code]) -> Any:
    """One building."""
    found = access_building(request.user, code)
    return list_buildings().get(pk=found.pk)


@router.get("/travel-times", response=list[TravelOut])
@paginate(Pages)
def travel_times(request: HttpRequest) -> Any:
    """Minutes between buildings; pairs at no distance are left out."""
    require(request.user, "travel.view")
    return list_building_travel()
