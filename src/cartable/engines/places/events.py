"""What happened to places, told to whoever subscribes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from cartable.kernel.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class RoomsCreated(DomainEvent):
    """Rooms were added; one event for a batch."""

    name: ClassVar[str] = "room.created"
    uuids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class RoomChanged(DomainEvent):
    """A room's building, seats, kind or equipment were corrected."""

    name: ClassVar[str] = "room.changed"
    uuid: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class RoomClosed(DomainEvent):
    """A room can't be used from now on."""

    name: ClassVar[str] = "room.closed"
    uuid: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class RoomReopened(DomainEvent):
    """A room can be used again."""

    name: ClassVar[str] = "room.reopened"
    uuid: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class TravelTimesChanged(DomainEvent):
    """Minutes between rooms or buildings were set."""

    name: ClassVar[str] = "travel.changed"
    rows: int
