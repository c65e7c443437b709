"""Builders of places, for the demo and for every test."""

from __future__ import annotations

from itertools import count

from cartable.engines.places.api import (
    Building,
    Campus,
    Room,
    RoomRow,
    create_building,
    create_campus,
    create_rooms,
)

_numbers = count(1)


def make_campus(code: str = "", *, title: str = "", town: str = "Valbelle") -> Campus:
    """A campus; each call another one unless its code is given."""
    code = code or f"C{next(_numbers)}"
    return create_campus(code=code, title=title or f"Campus {code}", town=town)


def make_building(code: str = "", *, title: str = "", campus: Campus | None = None) -> Building:
    """A building, on a campus of its own unless one is given."""
    code = code or f"B{next(_numbers)}"
    return create_building(code=code, title=title or f"Bâtiment {code}", campus=campus or make_campus())


def make_room(
    code: str = "",
    *,
    building: Building | None = None,
    capacity: int = 30,
    title: str = "",
    kind: str = "classroom",
    features: tuple[str, ...] = (),
    is_open: bool = True,
) -> Room:
    """A room, in a building of its own unless one is given."""
    home = building or make_building()
    row = RoomRow(code or f"R{next(_numbers)}", home.pk, capacity, title, kind, features, is_open)
    return create_rooms(rows=[row])[0]
