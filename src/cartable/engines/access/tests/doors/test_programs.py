"""Doors for programs: the same rights as on the pages."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cartable.engines.access.demo import hold_doors, make_door, make_door_group, make_hours, make_zone
from cartable.engines.people.demo import make_account_with_role, make_person, make_student
from cartable.engines.places.demo import make_building, make_room

pytestmark = pytest.mark.django_db
ADDRESSES = ("doors", "doors/D1", "door-groups", "door-groups/labo", "door-groups/labo/holders")


@pytest.fixture
def client():
    client = Client()
    client.force_login(make_account_with_role("room_manager"))
    return client


@pytest.fixture
def group():
    found = make_door_group("labo", title_fr="Labo", title_en="Lab", zone=make_zone("z"))
    building = make_building("A")
    make_door("D1", found, building=building, room=make_room("A101", building=building))
    make_hours(found)
    hold_doors(make_person(family_name="Diallo", given_name="Awa"), found)
    hold_doors(make_person(family_name="Secret", is_protected=True), found)
    return found


def test_what_is_told(client, group):
    (door,) = client.get("/api/v1/doors?q=porte+d1&building=A&group=labo").json()["items"]
    assert {key: door[key] for key in ("code", "building", "room", "controller", "groups", "is_in_service")} == {
        "code": "D1",
        "building": "A",
        "room": "A101",
        "controller": None,
        "groups": ["labo"],
        "is_in_service": True,
    }
    told = client.get("/api/v1/door-groups/labo").json()
    assert (told["title"], told["zone"], told["doors"], told["doors_count"]) == (
        {"fr": "Labo", "en": "Lab"},
        "z",
        ["D1"],
        1,
    )
    assert [(hours["days"], hours["opens_at"], hours["valid_until"]) for hours in told["hours"]] == [
        ([1, 2, 3, 4, 5], "07:00", None)
    ]
    held = client.get("/api/v1/door-groups/labo/holders").json()["items"]
    assert [(one["name"], one["state"], one["by"], one["since"], one["until"]) for one in held] == [
        ("Diallo Awa", "not_cleared", "rule", "2020-01-01", None)
    ]
    assert client.get("/api/v1/doors?q=nothing").json()["items"] == []


def test_who_may_and_what_is_refused(client, group):
    student = Client()
    student.force_login(make_student())
    for address in ADDRESSES:
        assert client.get(f"/api/v1/{address}").status_code == 200
        assert student.get(f"/api/v1/{address}").status_code == 403
        assert Client().get(f"/api/v1/{address}").status_code == 401
    assert client.get("/api/v1/doors/NONE").status_code == 404
    assert client.get("/api/v1/door-groups/none/holders").status_code == 404
    assert client.get("/api/v1/doors/a%00b").status_code == 404
    assert client.get("/api/v1/door-groups/A").status_code == 422


def test_query_counts_do_not_grow(client, group):
    def count(address):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/{address}").status_code == 200
        return len(queries)

    for address in ADDRESSES:
        count(address)
    few = {address: count(address) for address in ADDRESSES}
    for number in range(30):
        other = make_door_group()
        make_hours(group)
        make_door("", group, room=make_room(f"R{number}"))
        make_door("", other)
        hold_doors(make_person(), group)
    assert {address: count(address) for address in ADDRESSES} == few
