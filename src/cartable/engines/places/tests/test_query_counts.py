"""A page asks the same number of queries with one row and with thirty."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cartable.engines.people.demo import make_student
from cartable.engines.places.api import TravelRow, set_building_travel
from cartable.engines.places.demo import make_building, make_campus, make_room

pytestmark = pytest.mark.django_db
PAGES = (
    "places:rooms",
    "places:campuses",
    "places:travel",
    "campus",
    "building",
    "room",
    "api",
    "ways",
    "ways of a building",
)


def address_of(page: str) -> str:
    match page:
        case "campus":
            return reverse("places:campus", args=["NORD"])
        case "building":
            return reverse("places:building", args=["A"])
        case "room":
            return reverse("places:room", args=["A1"])
        case "api":
            return "/api/v1/rooms"
        case "ways":
            return "/api/v1/rooms/A1/travel-times"
        case "ways of a building":
            return "/api/v1/buildings/A/travel-times"
        case _:
            return reverse(page)


def count(client: Client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address_of(page)).status_code == 200
    return len(queries)


def test_query_counts_do_not_grow():
    campus = make_campus("NORD")
    home, other = make_building("A", campus=campus), make_building("B", campus=campus)
    make_room("A1", building=home)
    make_room("A2", building=home)
    set_building_travel(rows=[TravelRow(home.pk, other.pk, 5)])
    client = Client()
    client.force_login(make_student())
    for page in PAGES:
        client.get(address_of(page))
    few = {page: count(client, page) for page in PAGES}
    for number in range(30):
        building = make_building(campus=make_campus() if number % 2 else campus)
        make_room(building=building)
        make_room(building=home, features=("projector", "screen"))
        set_building_travel(rows=[TravelRow(home.pk, building.pk, number)])
    assert {page: count(client, page) for page in PAGES} == few
