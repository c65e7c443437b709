"""What the places engine's programming interface gives."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
Kind = Literal["lecture", "classroom", "computer", "laboratory", "workshop"]
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]*$", max_length=200)]
Seats = Annotated[int, Field(ge=0, le=100_000)]


class RoomOut(Schema):
    """A room; ``building`` and ``campus`` are codes."""

    uuid: UUID
    code: str
    title: str
    kind: Kind
    capacity: int
    features: list[str]
    is_open: bool
    building: str
    campus: str

    @staticmethod
    def resolve_building(row: Any) -> str:
        """The building's code."""
        return str(row.building.code)

    @staticmethod
    def resolve_campus(row: Any) -> str:
        """The campus's code."""
        return str(row.building.campus.code)


class CampusOut(Schema):
    """A campus; rooms and seats count the open ones."""

    uuid: UUID
    code: str
    title: str
    town: str
    rooms_count: int
    seats: int


class BuildingOut(Schema):
    """A building; rooms and seats count the open ones."""

    uuid: UUID
    code: str
    title: str
    campus: str
    rooms_count: int
    seats: int

    @staticmethod
    def resolve_campus(row: Any) -> str:
        """The campus's code."""
        return str(row.campus.code)


class CampusDetail(Schema):
    """A campus with its buildings."""

    uuid: UUID
    code: str
    title: str
    town: str
    buildings: list[BuildingOut]

    @staticmethod
    def resolve_buildings(row: Any) -> list[Any]:
        """Its buildings, by code."""
        return list(row.buildings.all())


class TravelOut(Schema):
    """Minutes between two buildings, either way; both are codes."""

    origin: str
    destination: str
    minutes: int

    @staticmethod
    def resolve_origin(row: Any) -> str:
        """The first building's code."""
        return str(row.origin.code)

    @staticmethod
    def resolve_destination(row: Any) -> str:
        """The second building's code."""
        return str(row.destination.code)


class RoomWayOut(Schema):
    """Minutes to a room; ``room`` and ``building`` are codes."""

    room: str
    building: str
    minutes: int
