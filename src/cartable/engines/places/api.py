"""The door of the places engine."""

from __future__ import annotations

from typing import Any

from cartable.engines.places.domain.edits import edit_building, edit_campus, edit_room
from cartable.engines.places.domain.rooms import close_room, create_rooms, reopen_room
from cartable.engines.places.domain.sites import PlaceTaken, create_building, create_campus
from cartable.engines.places.domain.travel import set_building_travel, set_room_travel
from cartable.engines.places.models import Building, Campus, Room
from cartable.engines.places.queries import (
    NoSuchBuilding,
    NoSuchCampus,
    NoSuchRoom,
    building_minutes,
    get_building,
    get_campus,
    get_room,
    list_buildings,
    list_campuses,
    list_rooms,
    rooms_with_text,
    travel_minutes,
)
from cartable.engines.places.types import ROOM_KINDS, RoomRow, TravelRow, feature_names
from cartable.kernel.permissions import is_allowed, require

__all__ = [
    "ROOM_KINDS",
    "Building",
    "Campus",
    "NoSuchBuilding",
    "NoSuchCampus",
    "NoSuchRoom",
    "PlaceTaken",
    "Room",
    "RoomRow",
    "TravelRow",
    "access_building",
    "access_campus",
    "access_room",
    "building_minutes",
    "close_room",
    "create_building",
    "create_campus",
    "create_rooms",
    "edit_building",
    "edit_campus",
    "edit_room",
    "feature_names",
    "list_buildings",
    "list_campuses",
    "list_rooms",
    "reopen_room",
    "search_rooms",
    "set_building_travel",
    "set_room_travel",
    "travel_minutes",
]


def access_room(actor: Any, code: str) -> Room:
    """The room with this code, if the actor may see it. Raises NotAllowed, then NoSuchRoom."""
    require(actor, "room.view")
    return get_room(code)


def access_campus(actor: Any, code: str) -> Campus:
    """The campus with this code, with its buildings. Raises NotAllowed, then NoSuchCampus."""
    require(actor, "campus.view")
    return get_campus(code)


def access_building(actor: Any, code: str) -> Building:
    """The building with this code. Raises NotAllowed, then NoSuchBuilding."""
    require(actor, "campus.view")
    return get_building(code)


def search_rooms(actor: Any, text: str, limit: int = 20) -> list[Room]:
    """The rooms whose code or title answers the text, the nearest first; a blank text finds none."""
    if not text.strip() or not is_allowed(actor, "room.view"):
        return []
    return list(rooms_with_text(list_rooms(), text)[:limit])
