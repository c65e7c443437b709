"""Rooms in the portal's search."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.places.api import search_rooms
from cartable.engines.places.types import ROOM_KINDS
from cartable.kernel.registry import SearchHit


def find_rooms(actor: Any, query: str, limit: int) -> list[SearchHit]:
    """The rooms that answer."""
    return [
        SearchHit(
            _("Rooms"),
            f"{room.code} – {room.title}" if room.title else room.code,
            gettext("%(kind)s, %(seats)d seats, %(building)s")
            % {"kind": ROOM_KINDS[room.kind], "seats": room.capacity, "building": room.building.title},
            reverse("places:room", args=[room.code]),
        )
        for room in search_rooms(actor, query, limit)
    ]
