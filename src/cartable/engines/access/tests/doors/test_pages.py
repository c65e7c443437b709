"""Pages of doors: what they show, who may, the same number of queries for one row and for thirty."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cartable.engines.access.api import connector_names, make_orders
from cartable.engines.access.demo import (
    give_card,
    hold_doors,
    make_controller,
    make_door,
    make_door_group,
    make_hours,
    make_service,
    make_zone,
)
from cartable.engines.access.models import Delegation, Door, DoorController, DoorGroup, DoorOrder, TimeRule
from cartable.engines.people.demo import (
    LONG_AGO,
    make_account,
    make_account_with_role,
    make_institution,
    make_person,
    make_structure,
    make_student,
    make_teacher,
)
from cartable.engines.places.demo import make_building, make_room
from cartable.kernel.audit import history_of
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs.models import Job

pytestmark = pytest.mark.django_db
WHY = {"reason": "Essai"}


def sign_in(account, language="en"):
    client = Client(headers={"Accept-Language": language})
    if account is not None:
        client.force_login(account)
    return client


@pytest.fixture
def keeper():
    return make_account_with_role("room_manager")


@pytest.fixture
def campus():
    """A group of two doors with hours, held by a student."""
    student = make_student("etu", family_name="Diallo")
    group = make_door_group("labo", title_fr="Laboratoire", title_en="Laboratory")
    controller = make_controller("main", title="Principal")
    building = make_building("A", title="Bâtiment A")
    make_door("A-1", group, building=building, controller=controller, title_fr="Entrée", title_en="Entrance")
    make_door("A-2", group, building=building, controller=controller, room=make_room("A2", building=building))
    make_hours(group)
    hold_doors(student.person, group)
    give_card(student.person, "04A1B2C3")
    make_orders(now=system_clock())
    return {"student": student, "group": group, "controller": controller}


def text_of(response):
    return response.content.decode().replace("\xa0", " ").replace("\u202f", " ")


PAGES = {
    "doors": [],
    "door": ["A-1"],
    "door-groups": [],
    "door-group": ["labo"],
    "controllers": [],
    "controller": ["main"],
    "my-doors": [],
}
ACTORS = {
    "anonymous": lambda: None,
    "without any tie": make_account,
    "student": make_student,
    "teacher": make_teacher,
    "registrar": lambda: make_account_with_role("registrar"),
    "room manager": lambda: make_account_with_role("room_manager"),
    "room manager of a structure": lambda: make_account_with_role("room_manager", structure=make_structure()),
    "security officer": lambda: make_account_with_role("security_officer"),
    "service manager": lambda: make_account_with_role("service_manager"),
    "administrator": lambda: make_account_with_role("administrator"),
}
SEE = (302, 403, 403, 403, 403, 200, 200, 200, 403, 200)
GROUP = (302, 403, 403, 403, 403, 200, 200, 200, 200, 200)
KEEP = (302, 403, 403, 403, 403, 200, 403, 403, 403, 200)
RULE = (302, 403, 403, 403, 403, 403, 403, 403, 403, 200)
STATUSES = {
    ("doors", ()): SEE,
    ("doors", (), "?q=entree&building=A&group=labo&controller=main&state=in&sort=-title"): SEE,
    ("doors", (), "?export=csv"): SEE,
    ("door", ("A-1",)): SEE,
    ("door", ("A-1",), "?export=xlsx"): SEE,
    ("door", ("NONE",)): tuple(404 if status == 200 else status for status in SEE),
    ("new-door", ()): KEEP,
    ("import-doors", ()): KEEP,
    ("edit-door", ("A-1",)): KEEP,
    ("door-service", ("A-1",)): KEEP,
    ("door-groups", ()): GROUP,
    ("door-group", ("labo",)): GROUP,
    ("door-group", ("none",)): tuple(404 if status == 200 else status for status in GROUP),
    ("new-door-group", ()): KEEP,
    ("edit-door-group", ("labo",)): KEEP,
    ("door-group-doors", ("labo",)): KEEP,
    ("new-door-hours", ("labo",)): KEEP,
    ("controllers", ()): SEE,
    ("controller", ("main",)): SEE,
    ("controller-state-csv", ("main",)): RULE,
    ("controller-state-json", ("main",)): RULE,
    ("new-controller", ()): RULE,
    ("edit-controller", ("main",)): RULE,
    ("tell-again", ("main",)): RULE,
    ("my-doors", ()): (302, 200, 200, 200, 200, 200, 200, 200, 200, 200),
}


@pytest.mark.parametrize("actor", ACTORS)
def test_who_may_open_what(campus, actor):
    place = list(ACTORS).index(actor)
    account = ACTORS[actor]()
    found, expected = {}, {}
    for language in ("fr", "en"):
        client = sign_in(account, language)
        for (name, arguments, *more), statuses in STATUSES.items():
            address = reverse(f"access:{name}", args=arguments) + "".join(more)
            found[address] = client.get(address).status_code
            expected[address] = statuses[place]
        end = reverse("access:end-door-hours", args=[TimeRule.objects.get().uuid])
        found[end], expected[end] = client.get(end).status_code, KEEP[place]
    assert found == expected
    sent = sign_in(account).post(reverse("access:send-orders", args=["main"])).status_code
    assert sent == {200: 302}.get(KEEP[place], 403)
    assert Job.objects.count() == (KEEP[place] == 200)


def test_the_pages_say_who_and_why_in_both_languages(campus):
    admin = make_account_with_role("administrator")
    french, english = sign_in(admin, "fr"), sign_in(admin)
    door = reverse("access:door", args=["A-1"])
    told = text_of(english.get(door))
    for words in (
        "Entrance",
        "Laboratory",
        "Diallo",
        "By rule: Accès aux locaux",
        "Monday to Friday, 7",
        "no end written",
    ):
        assert words in told
    told = text_of(french.get(door))
    for words in ("Entrée", "Laboratoire", "Par règle", "du lundi au vendredi, 7 h – 22 h", "aucune fin écrite"):
        assert words in told
    told = text_of(french.get(reverse("access:door-group", args=["labo"])))
    for words in ("Qui peut le donner", "A-2", "Ouvert", "Diallo"):
        assert words in told
    told = text_of(french.get(reverse("access:controller", args=["main"])))
    for words in ("Envoyer maintenant", "1 ordre pas encore pris", "jamais"):
        assert words in told
    told = text_of(sign_in(campus["student"], "fr").get(reverse("access:my-doors")))
    for words in ("…B2C3", "Laboratoire", "Entrée", "Accès aux locaux"):
        assert words in told
    assert "04A1B2C3" not in told


def test_protected_people_are_shown_nowhere_to_who_may_not_know_them(campus, keeper):
    hidden = make_person(family_name="Secrète", is_protected=True)
    hold_doors(hidden, campus["group"])
    give_card(hidden)
    make_orders(now=system_clock())
    client = sign_in(keeper)
    for name, arguments in PAGES.items():
        assert "Secrète" not in text_of(client.get(reverse(f"access:{name}", args=arguments)))
    assert client.get(reverse("access:person-doors", args=[hidden.uuid])).status_code in (403, 404)
    admin = sign_in(make_account_with_role("administrator"))
    assert "Secrète" in text_of(admin.get(reverse("access:door", args=["A-1"])))


def test_a_zone_says_that_a_clearance_is_needed_and_for_whom_it_lacks(keeper):
    group = make_door_group("z", zone=make_zone(title_fr="Zone rouge"))
    make_door("Z-1", group)
    student = make_student(family_name="Kone")
    hold_doors(student.person, group)
    told = text_of(sign_in(keeper, "fr").get(reverse("access:door-group", args=["z"])))
    for words in ("Une habilitation pour la zone « Zone rouge » est nécessaire", "Kone", "Habilitation manquante"):
        assert words in told
    assert "Nobody opens this door today" in text_of(sign_in(keeper).get(reverse("access:door", args=["Z-1"])))
    assert "Zone rouge" in text_of(sign_in(student, "fr").get(reverse("access:my-doors")))


def test_query_counts_do_not_grow(campus):
    admin = make_account_with_role("administrator")
    hold_doors(admin.person, campus["group"])
    client = sign_in(admin)

    def count(name):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"access:{name}", args=PAGES[name])).status_code == 200
        return len(queries)

    for name in PAGES:
        count(name)
    few = {name: count(name) for name in PAGES}
    for number in range(30):
        controller = make_controller()
        group = make_door_group()
        make_hours(group)
        make_door("", campus["group"], group, controller=controller, room=make_room(f"R{number}"))
        person = make_person()
        give_card(person)
        hold_doors(person, campus["group"])
        hold_doors(admin.person, group)
    make_orders(now=system_clock())
    assert {name: count(name) for name in PAGES} == few


def test_doors_groups_and_hours_are_written_on_pages(keeper):
    client, building = sign_in(keeper), make_building("A")
    make_room("A101", building=building)
    make_institution()
    door = {"code": "D1", "title_fr": "Entrée", "building": "A", "room": "A101", **WHY}
    assert client.post(reverse("access:new-door"), door).status_code == 302
    assert client.post(reverse("access:new-door"), door).status_code == 409
    assert client.post(reverse("access:new-door"), {**door, "code": "D2", "room": "X"}).status_code == 422
    edited = {"title_fr": "Hall", "building": "A", **WHY}
    assert client.post(reverse("access:edit-door", args=["D1"]), edited).status_code == 302
    assert client.post(reverse("access:door-service", args=["D1"]), WHY).status_code == 302
    row = Door.objects.get()
    assert (row.title_fr, row.room, row.is_in_service) == ("Hall", None, False)
    assert {change.actor for change in history_of(row)} == {str(keeper.uuid)}
    group = {"code": "hall", "title_fr": "Hall", "structure": "UT", "zone": "z", **WHY}
    make_zone("z")
    assert client.post(reverse("access:new-door-group"), group).status_code == 302
    assert DoorGroup.objects.get().zone is None
    assert client.post(reverse("access:door-group-doors", args=["hall"]), {"doors": ["D1"], **WHY}).status_code == 302
    assert list(DoorGroup.objects.get().doors.all()) == [row]
    hours = {"weekdays": ["1", "5"], "opens_at": "08:00", "closes_at": "23:59", "valid_from": "2026-09-01", **WHY}
    hours |= {"teaching_weeks_only": "on", "last_day": "2030-06-30"}
    assert client.post(reverse("access:new-door-hours", args=["hall"]), hours).status_code == 302
    rule = TimeRule.objects.get()
    assert (rule.weekdays, rule.closes_at, rule.valid_until) == (0b10001, time(23, 59), date(2030, 7, 1))
    assert (
        client.post(reverse("access:new-door-hours", args=["hall"]), hours | {"closes_at": "07:00"}).status_code == 422
    )
    ended = {"on": "2027-01-01", **WHY}
    assert client.post(reverse("access:end-door-hours", args=[rule.uuid]), ended).status_code == 302
    rule.refresh_from_db()
    assert rule.valid_until == date(2027, 1, 1)
    edited = {"title_fr": "Grand hall", "structure": "UT", **WHY}
    assert client.post(reverse("access:edit-door-group", args=["hall"]), edited).status_code == 302
    assert DoorGroup.objects.get().title_fr == "Grand hall"


def test_a_file_of_doors_is_taken_or_its_faults_are_told(keeper):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = sign_in(keeper)
    make_building("A")
    address = reverse("access:import-doors")
    good = SimpleUploadedFile("d.csv", b"code,title_fr,building\nD1,x,A\n")
    assert client.post(address, {"file": good, **WHY}).status_code == 302
    bad = client.post(address, {"file": SimpleUploadedFile("d.csv", b"code,title_fr,building\nD2,x,B\n"), **WHY})
    assert bad.status_code == 422
    assert "“B”" in text_of(bad)
    assert list(Door.objects.values_list("code", flat=True)) == ["D1"]


def test_a_manager_of_a_structure_keeps_its_groups_hours_and_no_more():
    mine, other = make_structure(), make_structure()
    keeper = sign_in(make_account_with_role("room_manager", structure=mine))
    group = make_door_group("mine", structure=mine)
    make_door_group("other", structure=other)
    assert keeper.get(reverse("access:new-door-hours", args=["mine"])).status_code == 200
    assert keeper.get(reverse("access:new-door-hours", args=["other"])).status_code == 403
    assert keeper.get(reverse("access:door-group-doors", args=["mine"])).status_code == 403
    moved = {"title_fr": "x", "structure": other.code, **WHY}
    assert keeper.post(reverse("access:edit-door-group", args=["mine"]), moved).status_code == 403
    group.refresh_from_db()
    assert group.structure == mine


def test_a_delegate_sees_the_groups_that_they_may_give(campus):
    delegate = make_teacher(family_name="Petit")
    delegation = Delegation.objects.create(
        holder=delegate.person,
        given_by=make_person(),
        reason="Responsable du labo",
        valid_from=LONG_AGO,
        valid_until=date(2099, 1, 1),
    )
    delegation.door_groups.add(campus["group"])
    make_door_group("other", title_en="Secret")
    client = sign_in(delegate)
    assert "Secret" not in text_of(client.get(reverse("access:door-groups")))
    assert "Petit" in text_of(client.get(reverse("access:door-group", args=["labo"])))
    assert client.get(reverse("access:door-group", args=["other"])).status_code == 403
    assert client.get(reverse("access:doors")).status_code == 403


def test_controllers_are_written_told_again_and_exported(campus):
    client = sign_in(make_account_with_role("administrator"))
    form = {"code": "north", "title": "Nord", "connector": "http", "url": "https://doors.example.org/c", **WHY}
    assert "http" in connector_names()
    assert client.post(reverse("access:new-controller"), form).status_code == 302
    assert client.post(reverse("access:new-controller"), form | {"url": "gopher://x"}).status_code == 422
    edited = {"title": "Nord 2", "connector": "http", "url": "https://doors.example.org/d", **WHY}
    assert client.post(reverse("access:edit-controller", args=["north"]), edited).status_code == 302
    row = DoorController.objects.get(code="north")
    assert (row.title, row.is_open) == ("Nord 2", False)
    DoorOrder.objects.update(state="sent")
    assert client.post(reverse("access:tell-again", args=["main"])).status_code == 302
    assert DoorOrder.objects.get().state == "waiting"
    told = client.get(reverse("access:controller-state-json", args=["main"]))
    people = told.json() if hasattr(told, "json") and not told.streaming else __import__("json").loads(told.getvalue())
    assert [(one["person"], one["cards"]) for one in people["people"]] == [
        (str(campus["student"].person.uuid), ["04A1B2C3"])
    ]
    lines = client.get(reverse("access:controller-state-csv", args=["main"])).getvalue().decode().splitlines()
    number = campus["student"].person.code
    today = people["people"][0]["openings"][0]["from"]
    assert lines[1:] == [
        f"{number},04A1B2C3,A-{door},labo,{today},,12345,07:00,22:00,2020-01-01,,,1,waiting" for door in (1, 2)
    ]
    assert make_service()
