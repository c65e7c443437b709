"""Plain values that enter and leave the places engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room to create; ``capacity`` in seats, ``kind`` a value of ``Room.Kind``."""

    code: str
    building_id: int
    capacity: int
    title: str = ""
    kind: str = "classroom"
    features: Sequence[str] = ()
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class TravelRow:
    """Minutes between two places, either way, whatever the order of the two."""

    origin_id: int
    destination_id: int
    minutes: int
