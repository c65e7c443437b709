"""Who may open what: every page and endpoint of places, for every actor, with its exact status."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cartable.engines.people.demo import make_account, make_account_with_role, make_student, make_teacher
from cartable.engines.places.api import TravelRow, set_building_travel
from cartable.engines.places.demo import make_building, make_campus, make_room

pytestmark = pytest.mark.django_db

ACTORS = {
    "anonymous": lambda: None,
    "without any tie": make_account,
    "student": make_student,
    "teacher": make_teacher,
    "registrar": lambda: make_account_with_role("registrar"),
    "timetabler": lambda: make_account_with_role("timetabler"),
    "administrator": lambda: make_account_with_role("administrator"),
}
# In the order of ACTORS.
OPEN = (302, 403, 200, 200, 200, 200, 200)
ABSENT = (302, 403, 404, 404, 404, 404, 404)
PAGES = {
    ("places:rooms", ""): OPEN,
    ("places:rooms", "?q=amphi&campus=NORD&building=A&kind=lecture&capacity=40&state=open&sort=-capacity"): OPEN,
    ("places:rooms", "?export=csv"): OPEN,
    ("places:rooms", "?export=xlsx"): OPEN,
    ("places:rooms", "?export=pdf"): (302, 403, 400, 400, 400, 400, 400),
    ("places:room", "A101"): OPEN,
    ("places:room", "NONE"): ABSENT,
    ("places:campuses", ""): OPEN,
    ("places:campus", "NORD"): OPEN,
    ("places:campus", "NONE"): ABSENT,
    ("places:building", "A"): OPEN,
    ("places:building", "NONE"): ABSENT,
    ("places:travel", ""): OPEN,
}
READ = (401, 403, 200, 200, 200, 200, 200)
NOTHING = (401, 403, 404, 404, 404, 404, 404)
SHAPE = (401, 422, 422, 422, 422, 422, 422)
ENDPOINTS = {
    "rooms": READ,
    "rooms?q=ch%C3%A2telet&campus=NORD&building=A&kind=lecture&min_capacity=40&limit=1&offset=0": READ,
    "rooms?kind=pool": SHAPE,
    "rooms?q=%00": (400,) * 7,
    "rooms?min_capacity=-1": SHAPE,
    "rooms?limit=0": SHAPE,
    "rooms/A101": READ,
    "rooms/NONE": NOTHING,
    "rooms/a%00b": (404,) * 7,
    "campuses": READ,
    "campuses/NORD": READ,
    "campuses/NONE": NOTHING,
    "buildings": READ,
    "travel-times": READ,
}


@pytest.fixture(params=ACTORS)
def actor(request):
    """Each actor in turn: its place in the tables above, and its browser."""
    client = Client(headers={"Accept-Language": "fr"})
    account = ACTORS[request.param]()
    if account is not None:
        client.force_login(account)
    return list(ACTORS).index(request.param), client


@pytest.fixture
def premises():
    """Two buildings, ten minutes apart."""
    campus = make_campus("NORD")
    one, two = make_building("A", campus=campus), make_building("B", campus=campus)
    make_room("A101", building=one, title="Amphi Châtelet", kind="lecture", capacity=120, features=("projector",))
    make_room("A102", building=one, kind="lecture", capacity=80)
    set_building_travel(rows=[TravelRow(one.pk, two.pk, 10)])


def test_pages(premises, actor):
    index, client = actor
    for (name, rest), expected in PAGES.items():
        if name in ("places:room", "places:campus", "places:building"):
            address = reverse(name, args=[rest])
        else:
            address = reverse(name) + rest
        for language in ("fr", "en"):
            response = client.get(address, headers={"Accept-Language": language})
            assert response.status_code == expected[index], address


def test_endpoints(premises, actor):
    index, client = actor
    for address, expected in ENDPOINTS.items():
        response = client.get(f"/api/v1/{address}")
        assert response.status_code == expected[index], address
        if response.status_code >= 400:
            assert {"code", "what", "mend", "faults"} <= set(response.json())


def test_what_the_interface_for_programs_tells(premises):
    client = Client()
    client.force_login(make_student())
    body = client.get("/api/v1/rooms?q=chatelet").json()
    assert body["count"] == 1
    room = body["items"][0]
    assert {name: room[name] for name in room if name != "uuid"} == {
        "code": "A101",
        "title": "Amphi Châtelet",
        "kind": "lecture",
        "capacity": 120,
        "features": ["projector"],
        "is_open": True,
        "building": "A",
        "campus": "NORD",
    }
    assert client.get("/api/v1/travel-times").json()["items"] == [{"origin": "A", "destination": "B", "minutes": 10}]
    assert [row["code"] for row in client.get("/api/v1/campuses/NORD").json()["buildings"]] == ["A", "B"]
