"""What the pages and the interface for programs show, and how many queries they ask."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cartable.engines.people.api import add_members, edit_person
from cartable.engines.people.demo import (
    affiliate,
    give_role,
    make_account_with_role,
    make_group,
    make_person,
    make_structure,
    make_student,
)
from cartable.engines.people.tests.conftest import client_of

pytestmark = pytest.mark.django_db


def count(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_query_counts_do_not_grow():
    registrar, student = make_account_with_role("registrar"), make_student()
    person = make_person("E1", family_name="Bérard")
    affiliate(person, "staff")
    give_role(person, "timetabler")
    edit_person(person=person, actor=registrar, reason="Correction", given_name="Jean")
    group = make_group("GR1", people=(person,))
    page = reverse("people:person", args=[person.uuid])
    addresses = (
        reverse("people:list"),
        reverse("people:list") + "?q=berard&kind=staff&structure=UT",
        reverse("people:structures"),
        reverse("people:groups"),
        reverse("people:group", args=["GR1"]),
        page,
        "/api/v1/structures/UT/persons?below=true",
        f"/api/v1/persons/{person.uuid}/groups",
        f"/api/v1/persons/{person.uuid}/history",
        "/api/v1/persons",
        "/api/v1/structures",
        "/api/v1/groups",
        "/api/v1/groups/GR1/members",
        f"/api/v1/persons/{person.uuid}/roles",
        f"/api/v1/persons/{person.uuid}/affiliations",
        "/api/v1/affiliations",
    )
    open_to_students = (reverse("people:list"), reverse("people:structures"), page, reverse("people:me"))
    clients = {client_of(registrar): addresses, client_of(student): open_to_students}
    few = {}
    for client, asked in clients.items():
        for address in asked:
            client.get(address)
            few[client, address] = count(client, address)
    for number in range(30):
        other = make_person(family_name="Bérard")
        structure = make_structure()
        affiliate(other, "staff", structure=structure)
        affiliate(person, "faculty", structure=structure)
        give_role(person, "registrar", structure=structure)
        make_group(people=(person,))
        add_members(group=group, person_ids=[other.pk], valid_from=date(2026, 1, 1))
        edit_person(person=person, actor=registrar, reason="Correction", given_name=f"Jean {number}")
    assert {key: count(*key) for key in few} == few


def test_names_are_sorted_as_people_expect():
    client = client_of(make_account_with_role("registrar", family_name="Zzz"))
    for name in ("Evrard", "Étienne", "ebel", "Martin", "Le Goff", "Œuvrard", "Oz"):
        make_person(family_name=name, given_name="")
    rows = list(
        csv.reader(io.StringIO(client.get(reverse("people:list") + "?export=csv").getvalue().decode("utf-8-sig")))
    )
    assert [row[0] for row in rows[1:-1]] == ["ebel", "Étienne", "Evrard", "Le Goff", "Martin", "Œuvrard", "Oz"]


def test_the_campus_number_is_for_those_who_keep_records():
    person = make_person("SECRET1", birth_on=date(1980, 4, 2), mail="b@ut.example")
    affiliate(person, "staff")
    page = reverse("people:person", args=[person.uuid])
    seen = client_of(make_student()).get(page).content.decode()
    assert "b@ut.example" in seen
    assert "SECRET1" not in seen
    assert "1980" not in seen
    kept = client_of(make_account_with_role("registrar")).get(page).content.decode()
    assert "SECRET1" in kept
    assert "1980" in kept
    assert "SECRET1" not in client_of(make_student()).get(reverse("people:list") + "?export=csv").getvalue().decode()


def test_a_role_says_why_and_until_when_in_both_languages():
    chief = make_account_with_role("administrator", family_name="Delmas")
    account = make_account_with_role(
        "timetabler",
        structure=make_structure("INFO", title_fr="Informatique", title_en="Computing"),
        valid_from=date(2026, 9, 1),
        valid_until=date(2027, 9, 1),
        granted_by=chief.person,
        reason="Intérim",
    )
    french = client_of(account, "fr").get(reverse("people:me")).content.decode()
    english = client_of(account, "en").get(reverse("people:me")).content.decode()
    for text in ("Intérim", "Accordé par Camille Delmas", "31 août 2027", "Informatique"):
        assert text in french.replace("\u00a0", " "), text
    for text in ("Intérim", "Granted by Camille Delmas", "31 August 2027", "Computing"):
        assert text in english.replace("\u00a0", " "), text


def test_history_shows_who_why_before_and_after_to_those_who_keep_the_record():
    registrar = make_account_with_role("registrar", family_name="Vidal")
    person = make_person(family_name="Dupond")
    affiliate(person, "staff")
    edit_person(person=person, actor=registrar, reason="Faute de frappe", family_name="Dupont")
    page = reverse("people:person", args=[person.uuid])
    kept = client_of(registrar).get(page).content.decode()
    for text in ("Faute de frappe", "Camille Vidal", "<del>Dupond</del>", "<ins>Dupont</ins>"):
        assert text in kept, text
    seen = client_of(make_student()).get(page).content.decode()
    assert "Faute de frappe" not in seen


def test_what_programs_are_told_depends_on_who_asks():
    person = make_person("E1", family_name="Bérard", given_name="René", birth_on=date(1980, 4, 2), mail="r@ut.example")
    affiliate(person, "staff", level="A")
    address = f"/api/v1/persons/{person.uuid}"
    card = {"uuid": str(person.uuid), "family_name": "Bérard", "given_name": "René", "mail": "r@ut.example"}
    assert client_of(make_student()).get(address).json() == card
    full = card | {"code": "E1", "birth_on": "1980-04-02", "origin": "demo", "is_protected": False}
    full |= {"official_family_name": "Bérard", "official_given_name": "René"}
    full |= dict.fromkeys(("birth_place", "birth_country", "nationality", "personal_mail", "phone"), "")
    registrar = client_of(make_account_with_role("registrar"))
    assert registrar.get(address).json() == full
    listed = registrar.get("/api/v1/persons?q=berard").json()
    assert listed == {"items": [card], "count": 1}
    (tie,) = registrar.get("/api/v1/affiliations?kind=staff&structure=UT").json()["items"][:1]
    assert sorted(tie) == ["kind", "level", "person", "structure", "uuid", "valid_from", "valid_until"]
