"""Tables of places."""

from cartable.engines.places.models.room import Room
from cartable.engines.places.models.site import Building, Campus
from cartable.engines.places.models.travel import BuildingTravel, RoomTravel

__all__ = ["Building", "BuildingTravel", "Campus", "Room", "RoomTravel"]
