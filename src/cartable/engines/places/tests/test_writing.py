"""Places are created and corrected on pages and told to programs."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.engines.places.api import TravelRow, edit_room, set_building_travel, set_room_travel
from cartable.engines.places.demo import make_building, make_room
from cartable.engines.places.models import Building, Campus, Room
from cartable.kernel.audit import history_of
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make_account_with_role("room_manager")


@pytest.fixture
def client(keeper):
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(keeper)
    return client


def test_a_campus_a_building_and_a_room_are_created(client):
    assert (
        client.post(reverse("places:new-campus"), {"code": "NORD", "title": "Nord", "town": "Sens"}).status_code == 302
    )
    form = {"code": "N", "title": "Bâtiment N", "campus": "NORD"}
    assert client.post(reverse("places:new-building"), form).status_code == 302
    room = {"code": "N1", "building": "N", "kind": "lecture", "capacity": "120", "features": ["sound", "projector"]}
    response = client.post(reverse("places:new-room"), room | {"title": "Amphi Noyer", "others": "piano, organ"})
    assert response.headers["Location"] == reverse("places:room", args=["N1"])
    made = Room.objects.get(code="N1")
    assert (made.title, made.kind, made.capacity) == ("Amphi Noyer", "lecture", 120)
    assert made.features == ["organ", "piano", "projector", "sound"]
    assert made.building.campus == Campus.objects.get(code="NORD")
    again = client.post(reverse("places:new-room"), room)
    assert again.status_code == 409
    assert 'value="120"' in again.content.decode()


@pytest.mark.parametrize(("field", "value"), [("capacity", "-1"), ("capacity", "many"), ("code", "a b"), ("kind", "x")])
def test_a_faulty_room_is_refused_and_what_was_typed_stays(client, field, value):
    building = make_building("B")
    form = {"code": "B1", "building": building.code, "kind": "lecture", "capacity": "30", "title": "Jolie"}
    response = client.post(reverse("places:new-room"), form | {field: value})
    assert response.status_code == 422
    assert 'value="Jolie"' in response.content.decode()
    assert not Room.objects.exists()


def test_a_room_is_corrected_closed_and_opened_again(client, keeper):
    room = make_room("B1")
    form = {"building": room.building.code, "kind": "computer", "capacity": "18", "reason": "Recompté"}
    assert client.post(reverse("places:edit-room", args=["B1"]), form | {"reason": ""}).status_code == 422
    assert client.post(reverse("places:edit-room", args=["B1"]), form).status_code == 302
    room.refresh_from_db()
    assert (room.kind, room.capacity) == ("computer", 18)
    change = history_of(room)[-1]
    assert (change.reason, change.actor) == ("Recompté", str(keeper.uuid))
    for is_open in (False, True):
        assert client.post(reverse("places:close-room", args=["B1"]), {"reason": "Travaux"}).status_code == 302
        room.refresh_from_db()
        assert room.is_open is is_open
        assert ("Travaux" in client.get(reverse("places:room", args=["B1"])).content.decode()) is not is_open
    with pytest.raises(InputRefused):
        edit_room(
            room=room, building=room.building, capacity=-1, title="", kind="x", features=[], actor=keeper, reason="r"
        )


def test_sites_are_corrected(client):
    building = make_building("B")
    campus = building.campus
    address = reverse("places:edit-campus", args=[campus.code])
    assert client.post(address, {"title": "Centre", "town": "Sens", "reason": "Nom"}).status_code == 302
    address = reverse("places:edit-building", args=["B"])
    assert client.post(address, {"title": "Hêtre", "campus": campus.code, "reason": "Nom"}).status_code == 302
    assert Campus.objects.get().title == "Centre"
    assert Building.objects.get().title == "Hêtre"


def test_buttons_are_for_those_who_may(client):
    room = make_room("B1")
    student = Client()
    student.force_login(make_student())
    page, edit = reverse("places:room", args=["B1"]), reverse("places:edit-room", args=["B1"])
    assert edit in client.get(page).content.decode()
    assert edit not in student.get(page).content.decode()
    for name in ("rooms", "campuses"):
        assert "/places/new/" in client.get(reverse(f"places:{name}")).content.decode()
        assert "/places/new/" not in student.get(reverse(f"places:{name}")).content.decode()
    assert "/places/new/room/" in client.get(reverse("places:building", args=[room.building.code])).content.decode()


def test_ways_and_rooms_alike_are_told_to_programs(client):
    one, other = make_building("A"), make_building("Z")
    room, near = make_room("A1", building=one), make_room("A2", building=one)
    far, further = make_room("Z1", building=other), make_room("Z2", building=other)
    set_building_travel(rows=[TravelRow(one.pk, other.pk, 7)])
    set_room_travel(rows=[TravelRow(room.pk, further.pk, 12)])
    alike = client.get("/api/v1/rooms/A1/nearby").json()
    assert [row["code"] for row in alike["items"]] == [near.code]
    ways = client.get("/api/v1/rooms/A1/travel-times").json()["items"]
    assert [(way["room"], way["minutes"]) for way in ways] == [("A2", 0), (far.code, 7), ("Z2", 12)]
    between = client.get("/api/v1/buildings/A/travel-times").json()["items"]
    assert between == [{"origin": "A", "destination": "Z", "minutes": 7}]
