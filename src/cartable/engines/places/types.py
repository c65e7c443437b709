"""Plain values that enter and leave the places engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

ROOM_KINDS = {
    "lecture": _("Lecture theatre"),
    "classroom": _("Classroom"),
    "computer": _("Computer room"),
    "laboratory": _("Laboratory"),
    "workshop": _("Workshop"),
}
"""What each value of ``Room.Kind`` is called."""


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
