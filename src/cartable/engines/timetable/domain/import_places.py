"""The rooms of an imported problem: one campus, one building, rooms, and the time it takes to walk between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cartable.engines.places.api import (
    Building,
    RoomRow,
    TravelRow,
    create_building,
    create_campus,
    create_rooms,
    list_buildings,
    list_rooms,
    set_room_travel,
)
from cartable.engines.timetable.domain.import_codes import choose_codes
from cartable.engines.timetable.types import RoomDraft

LECTURE_HALL = 80


def create_places(*, term_code: str, problem_name: str, rooms: Sequence[RoomDraft]) -> dict[str, int]:
    """Create them and return room ids by reference. Nothing is created when there is no room."""
    if not rooms:
        return {}
    building = _find_or_create_building(term_code, problem_name)
    codes = choose_codes(term_code, [room.reference for room in rooms], mark="-", taken=_existing)
    created = create_rooms(
        rows=[
            RoomRow(
                code=code,
                title="",
                building_id=building.pk,
                kind="lecture" if room.capacity >= LECTURE_HALL else "classroom",
                capacity=room.capacity,
            )
            for code, room in zip(codes, rooms, strict=True)
        ]
    )
    ids = {room.reference: row.pk for room, row in zip(rooms, created, strict=True)}
    set_room_travel(rows=_travel(rooms, ids))
    return ids


def _find_or_create_building(term_code: str, problem_name: str) -> Building:
    """That of the same file imported before, if there was one."""
    known = list_buildings().filter(code=term_code).first()
    if known is not None:
        return known
    campus = create_campus(code=term_code, title=f"Campus {problem_name}"[:120])
    return create_building(code=term_code, title=f"Bâtiment {problem_name}"[:120], campus=campus)


def _existing(codes: Collection[str]) -> set[str]:
    return set(list_rooms().filter(code__in=codes).values_list("code", flat=True))


def _travel(rooms: Sequence[RoomDraft], ids: dict[str, int]) -> list[TravelRow]:
    """Each pair once, the lower id first."""
    minutes = {
        (min(ids[room.reference], ids[other]), max(ids[room.reference], ids[other])): walk
        for room in rooms
        for other, walk in room.travel.items()
    }
    return [TravelRow(origin_id=a, destination_id=b, minutes=walk) for (a, b), walk in sorted(minutes.items())]
