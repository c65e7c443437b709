"""What the addresses of places name, and what is sent there."""

from __future__ import annotations

from tests.conformance.addresses.asking import Form, Key, Keys, Upload

PAGE_KEYS: dict[str, Keys] = {
    "places:close-room": lambda campus: [campus.room.code],
    "places:edit-building": lambda campus: [campus.room.building.code],
    "places:edit-campus": lambda campus: [campus.room.building.campus.code],
    "places:edit-room": lambda campus: [campus.room.code],
    "places:building": lambda campus: [campus.room.building.code],
    "places:campus": lambda campus: [campus.room.building.campus.code],
    "places:room": lambda campus: [campus.room.code],
}

PATH_KEYS: dict[str, Key] = {
    "campuses": lambda campus: campus.room.building.campus.code,
    "buildings": lambda campus: campus.room.building.code,
    "rooms": lambda campus: campus.room.code,
}

FORMS: dict[str, Form] = {
    "places:new-campus": lambda campus: {"code": "NORTH", "title": "Nord"},
    "places:new-building": lambda campus: {
        "code": "Z",
        "title": "Bâtiment Z",
        "campus": campus.room.building.campus.code,
    },
    "places:new-room": lambda campus: {
        "code": "Z1",
        "building": campus.room.building.code,
        "kind": "classroom",
        "capacity": 30,
    },
    "places:edit-campus": lambda campus: {"title": "Centre", "reason": "Renamed"},
    "places:edit-building": lambda campus: {
        "title": "Bâtiment B",
        "campus": campus.room.building.campus.code,
        "reason": "Renamed",
    },
    "places:edit-room": lambda campus: {
        "building": campus.room.building.code,
        "kind": "lecture",
        "capacity": 31,
        "features": ["projector"],
        "others": "piano",
        "reason": "Counted again",
    },
    "places:close-room": lambda campus: {"reason": "Works"},
}

BODIES: dict[str, Form] = {}

QUERIES: dict[str, str] = {}

UPLOADS: dict[str, Upload] = {}
