"""Campuses, buildings, rooms and the way between them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from cartable.engines.people.demo import make_account, make_account_with_role, make_student
from cartable.engines.places.api import (
    NoSuchBuilding,
    NoSuchCampus,
    NoSuchRoom,
    PlaceTaken,
    RoomRow,
    TravelRow,
    access_building,
    access_campus,
    access_room,
    building_minutes,
    close_room,
    create_rooms,
    list_buildings,
    list_campuses,
    reopen_room,
    search_rooms,
    set_building_travel,
    set_room_travel,
    travel_minutes,
)
from cartable.engines.places.demo import make_building, make_campus, make_room
from cartable.engines.places.models import BuildingTravel, Room, RoomTravel
from cartable.engines.places.queries import nearby
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db


def codes(refusal) -> list[tuple[str, str, int | None]]:
    return [(fault.code, str(fault.where), fault.line) for fault in refusal.value.faults]


def test_rooms_are_written_all_or_none_with_every_fault():
    home = make_building("A")
    with pytest.raises(InputRefused) as refusal:
        create_rooms(
            rows=[
                RoomRow("A101", home.pk, 30),
                RoomRow("a b", home.pk, -1),
                RoomRow("A101", home.pk, 30, kind="pool", features=("x" * 41,)),
                RoomRow("A103", home.pk, 30, title="x" * 121),
            ]
        )
    assert codes(refusal) == [
        ("code.form", "code", 2),
        ("room.capacity", "capacity", 2),
        ("code.twice", "code", 3),
        ("room.kind", "kind", 3),
        ("room.feature", "features", 3),
        ("text.too_long", "title", 4),
    ]
    assert not Room.objects.exists()
    rooms = create_rooms(rows=[RoomRow("A2", home.pk, 0), RoomRow("A1", home.pk, 12, features=("screen", "bench"))])
    assert [room.code for room in rooms] == ["A2", "A1"]
    assert Room.objects.get(code="A1").features == ["bench", "screen"]
    with pytest.raises(PlaceTaken):
        create_rooms(rows=[RoomRow("A3", home.pk, 1), RoomRow("A1", home.pk, 1)])
    assert Room.objects.count() == 2


def test_a_used_code_or_an_empty_title_is_refused():
    make_campus("NORD")
    with pytest.raises(PlaceTaken):
        make_campus("NORD")
    make_building("B")
    with pytest.raises(PlaceTaken):
        make_building("B")
    with pytest.raises(InputRefused) as refusal:
        make_campus("é", title=" ", town="x" * 121)
    assert codes(refusal) == [
        ("code.form", "code", None),
        ("title.missing", "title", None),
        ("text.too_long", "town", None),
    ]


def test_closing_says_why():
    room = make_room("A1")
    close_room(room=room, actor="test", reason="Fuite d'eau")
    assert not Room.objects.get(code="A1").is_open
    assert OutboxEvent.objects.get(name="room.closed").payload["reason"] == "Fuite d'eau"
    reopen_room(room=room, actor="test", reason="Réparé")
    assert Room.objects.get(code="A1").is_open
    with pytest.raises(InputRefused) as refusal:
        close_room(room=room, actor="test", reason=" ")
    assert codes(refusal) == [("reason.missing", "reason", None)]


def test_minutes_between_rooms_come_from_rooms_first_then_buildings():
    north, south = make_building("N"), make_building("S")
    n1, n2, s1 = make_room("N1", building=north), make_room("N2", building=north), make_room("S1", building=south)
    set_building_travel(rows=[TravelRow(south.pk, north.pk, 10)])
    ids = [n1.pk, n2.pk, s1.pk]
    assert travel_minutes(room_ids=ids) == {(n1.pk, s1.pk): 10, (n2.pk, s1.pk): 10}
    assert set_room_travel(rows=[TravelRow(s1.pk, n1.pk, 0), TravelRow(n1.pk, n2.pk, 2)]) == 2
    assert travel_minutes(room_ids=ids) == {(n1.pk, n2.pk): 2, (n2.pk, s1.pk): 10}
    set_room_travel(rows=[TravelRow(n1.pk, s1.pk, 7)])
    assert travel_minutes(room_ids=ids) == {(n1.pk, n2.pk): 2, (n1.pk, s1.pk): 7, (n2.pk, s1.pk): 10}
    assert travel_minutes(room_ids=[n1.pk, n2.pk]) == {(n1.pk, n2.pk): 2}
    assert travel_minutes(room_ids=[]) == {}
    assert building_minutes() == {(north.pk, south.pk): 10}


def test_travel_asks_three_queries_whatever_the_number(django_assert_num_queries):
    home = make_building()
    rooms = create_rooms(rows=[RoomRow(f"R{number}", home.pk, 1) for number in range(30)])
    for ids in ([rooms[0].pk], [room.pk for room in rooms]):
        with django_assert_num_queries(3):
            travel_minutes(room_ids=ids)


def test_faulty_travel_is_refused_with_its_rows():
    one, two = make_room(), make_room()
    with pytest.raises(InputRefused) as refusal:
        set_room_travel(
            rows=[
                TravelRow(one.pk, one.pk, 1),
                TravelRow(one.pk, two.pk, 1441),
                TravelRow(two.pk, one.pk, 5),
                TravelRow(one.pk, two.pk, 1441),
            ]
        )
    assert codes(refusal) == [
        ("travel.same", "destination", 1),
        ("travel.minutes", "minutes", 2),
        ("travel.twice", "minutes", 3),
        ("travel.minutes", "minutes", 4),
    ]
    assert not RoomTravel.objects.exists()


@pytest.mark.parametrize("order", [("one", "two"), ("two", "two")])
def test_the_database_keeps_pairs_in_order_and_once(order):
    places = {"one": make_building("ONE"), "two": make_building("TWO")}
    low, high = places["one"], places["two"]
    BuildingTravel.objects.create(origin=low, destination=high, minutes=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        BuildingTravel.objects.create(origin=low, destination=high, minutes=4)
    with pytest.raises(IntegrityError), transaction.atomic():
        BuildingTravel.objects.create(origin=high, destination=places[order[0]], minutes=4)


def test_doors():
    campus = make_campus("NORD")
    home = make_building("A", campus=campus)
    room = make_room("A1", building=home)
    student = make_student()
    assert access_room(student, "A1") == room
    assert access_campus(student, "NORD") == campus
    assert access_building(student, "A") == home
    for door, missing in ((access_room, NoSuchRoom), (access_campus, NoSuchCampus), (access_building, NoSuchBuilding)):
        with pytest.raises(missing):
            door(student, "NONE")
        with pytest.raises(NotAllowed):
            door(make_account(), "A1")


def test_counts_are_those_of_open_rooms():
    campus = make_campus("NORD")
    one, two = make_building("A", campus=campus), make_building("B", campus=campus)
    make_room(building=one, capacity=20)
    make_room(building=one, capacity=30)
    make_room(building=two, capacity=5, is_open=False)
    counted = list_campuses().get(code="NORD")
    assert (counted.rooms_count, counted.seats) == (2, 50)
    assert [(row.rooms_count, row.seats) for row in list_buildings().order_by("code")] == [(2, 50), (0, 0)]


def test_search_and_rooms_alike():
    home = make_building("A")
    room = make_room("A101", building=home, title="Amphithéâtre Émilie du Châtelet", kind="lecture", capacity=100)
    big = make_room("A102", building=home, kind="lecture", capacity=200)
    near = make_room("A103", building=home, kind="lecture", capacity=90)
    make_room("A104", building=home, kind="lecture", capacity=100, is_open=False)
    make_room("A105", building=home, kind="classroom", capacity=100)
    manager = make_account_with_role("room_manager")
    for text in ("a101", "chatelet emilie", "amphithe"):
        assert search_rooms(manager, text)[0] == room, text
    assert search_rooms(manager, "") == []
    assert search_rooms(make_account(), "a101") == []
    assert nearby(room) == [near, big]
