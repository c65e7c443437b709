"""Campuses, buildings, rooms, travel times."""

from __future__ import annotations

from cartable.engines.places import api as places
from cartable_demo.plan.campus import College
from cartable_demo.plan.sites import SITES, building_travel


def build_places(colleges: list[College]) -> dict[str, int]:
    """Create the sites of each college; returns room ids by code."""
    rooms: dict[str, int] = {}
    for college in colleges:
        buildings = _build_sites(college.mark)
        rows = [
            places.RoomRow(
                code=college.mark + room.code,
                title=room.title,
                building_id=buildings[college.mark + room.building],
                kind=room.kind,
                capacity=room.capacity,
                features=room.features,
            )
            for room in college.rooms
        ]
        rooms.update({room.code: room.pk for room in places.create_rooms(rows=rows)})
        places.set_building_travel(
            rows=[
                places.TravelRow(
                    origin_id=buildings[college.mark + first],
                    destination_id=buildings[college.mark + second],
                    minutes=minutes,
                )
                for first, second, minutes in building_travel()
            ]
        )
    return rooms


def _build_sites(mark: str) -> dict[str, int]:
    buildings = {}
    for site in SITES:
        campus = places.create_campus(code=mark + site.code, title=f"{site.title} {mark}".strip(), town=site.town)
        for code, title in site.buildings:
            building = places.create_building(code=mark + code, title=f"{title} {mark}".strip(), campus=campus)
            buildings[building.code] = building.pk
    return buildings
