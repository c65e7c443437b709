"""Pages that write: what was typed is kept, duplicates are refused in words, and the history says who and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cartable.engines.people.api import (
    Account,
    LastAdministrator,
    Person,
    RoleAssignment,
    Structure,
    close_account,
    edit_structure,
    end_role,
)
from cartable.engines.people.demo import (
    affiliate,
    give_role,
    make_account_with_role,
    make_group,
    make_institution,
    make_person,
    make_structure,
    make_student,
    make_teacher,
)
from cartable.engines.people.queries import person_history
from cartable.engines.people.tests.conftest import client_of
from cartable.kernel.clock import today
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def role_form(**changes):
    form = {
        "role": "timetabler",
        "structure": "*",
        "valid_from": "2026-09-01",
        "reason": "Arrêté 12",
        "confirmed": "on",
    }
    return form | changes


def test_a_role_is_granted_and_ended_and_the_history_tells_it():
    chief = make_account_with_role("administrator", family_name="Delmas")
    person = make_person()
    client = client_of(chief)
    address = reverse("people:grant-role", args=[person.uuid])
    assert client.post(address, role_form(valid_until="2027-08-31")).status_code == 302
    granted = RoleAssignment.objects.get(person=person)
    assert (granted.valid_until, granted.granted_by, granted.structure) == (date(2027, 9, 1), chief.person, None)
    end = reverse("people:end-role", args=[granted.uuid])
    assert "Delmas" in client.get(reverse("people:person", args=[person.uuid])).content.decode()
    assert client.post(end, {"valid_until": "2026-12-31", "reason": "Retour"}).status_code == 302
    granted.refresh_from_db()
    assert granted.valid_until == date(2027, 1, 1)
    told = [(change.reason, change.actor_name) for change in person_history(person) if change.subject != "person"]
    assert told == [("Retour", "Camille Delmas"), ("Arrêté 12", "Camille Delmas")]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"confirmed": ""}, "required"),
        ({"reason": ""}, "required"),
        ({"valid_until": "2026-08-01"}, "The last day comes before the first"),
        ({"role": "dean"}, "dean"),
    ],
)
def test_a_refused_grant_keeps_what_was_typed(changes, said):
    chief, person = make_account_with_role("administrator"), make_person()
    form = role_form(**changes)
    response = client_of(chief).post(reverse("people:grant-role", args=[person.uuid]), form)
    body = response.content.decode()
    assert response.status_code == 422
    assert said in body
    assert 'value="2026-09-01"' in body
    assert not RoleAssignment.objects.filter(person=person).exists()


def test_the_same_role_twice_is_refused_in_words():
    chief, person = make_account_with_role("administrator"), make_person()
    give_role(person, "timetabler")
    response = client_of(chief).post(reverse("people:grant-role", args=[person.uuid]), role_form())
    assert response.status_code == 409
    assert "already holds that role" in response.content.decode()


def test_an_administrator_of_a_structure_grants_below_it_only():
    home, aside = make_structure("HOME"), make_structure("ASIDE")
    make_structure("UNDER", parent=home)
    chief = make_account_with_role("administrator", structure=home)
    person = make_teacher().person
    address = reverse("people:grant-role", args=[person.uuid])
    client = client_of(chief)
    shown = client.get(address).content.decode()
    assert 'value="UNDER"' in shown
    assert f'value="{aside.code}"' not in shown
    assert client.post(address, role_form(structure=aside.code)).status_code == 422
    assert client.post(address, role_form()).status_code == 422
    assert client.post(address, role_form(structure="UNDER")).status_code == 302
    assert [row.structure.code for row in RoleAssignment.objects.filter(person=person)] == ["UNDER"]
    assert client.get(reverse("people:grant-role", args=[make_student().person.uuid])).status_code == 403


def test_the_last_administrator_stays():
    first = make_account_with_role("administrator")
    role = first.person.roles.get()
    with pytest.raises(LastAdministrator):
        end_role(assignment=role, valid_until=today(), actor=first, reason="Départ")
    second = make_account_with_role("administrator")
    close_account(account=second, actor="tests", reason="left")
    with pytest.raises(LastAdministrator):
        end_role(assignment=role, valid_until=today(), actor=first, reason="Départ")
    response = client_of(first).post(reverse("people:end-role", args=[role.uuid]), {
        "valid_until": today().isoformat(), "reason": "Départ",
    })  # fmt: skip
    assert response.status_code == 409
    make_account_with_role("administrator")
    end_role(assignment=role, valid_until=today(), actor=first, reason="Départ")


def test_a_person_is_created_and_the_same_one_twice_is_refused():
    client = client_of(make_account_with_role("registrar"))
    form = {"code": "N1", "family_name": "Bérard", "given_name": "René", "mail": "r@ut.example"}
    created = client.post(reverse("people:new"), form)
    person = Person.objects.get(code="N1")
    assert created.headers["Location"] == reverse("people:person", args=[person.uuid])
    assert (person.mail, person.origin) == ("r@ut.example", "page")
    again = client.post(reverse("people:new"), form | {"given_name": "Renée"})
    assert again.status_code == 422
    body = again.content.decode()
    assert "belongs to another record" in body
    assert "belongs to another person" in body
    assert 'value="Renée"' in body
    assert "is_another" not in body
    namesake = {"code": "N2", "family_name": "Berard", "given_name": "RENE"}
    refused = client.post(reverse("people:new"), namesake)
    assert refused.status_code == 422
    assert "René Bérard (N1)" in refused.content.decode()
    assert client.post(reverse("people:new"), namesake | {"is_another": "on"}).status_code == 302
    assert "is_another" not in client.get(reverse("people:new")).content.decode()


def test_a_record_is_corrected_with_a_reason():
    registrar = make_account_with_role("registrar", family_name="Vidal")
    person, other = make_person("E1", mail="a@ut.example"), make_person("E2", mail="b@ut.example")
    address = reverse("people:edit", args=[person.uuid])
    client = client_of(registrar)
    form = {"family_name": "Dupont", "given_name": "Léa", "mail": "a@ut.example", "birth_on": "1990-02-03"}
    assert client.post(address, form).status_code == 422
    taken = client.post(address, form | {"mail": other.mail, "reason": "Mariage"})
    assert taken.status_code == 422
    assert "belongs to another person" in taken.content.decode()
    assert client.post(address, form | {"reason": "Mariage"}).status_code == 302
    person.refresh_from_db()
    assert (person.family_name, person.birth_on, person.code) == ("Dupont", date(1990, 2, 3), "E1")
    assert person_history(person)[0].reason == "Mariage"


def test_an_affiliation_is_added_ended_and_renewed():
    client = client_of(make_account_with_role("registrar"))
    person = make_person()
    make_institution()
    add = reverse("people:add-affiliation", args=[person.uuid])
    form = {"kind": "student", "structure": "UT", "level": "S3", "valid_from": "2026-09-01"}
    assert client.post(add, form).status_code == 302
    tie = person.affiliations.get()
    assert (tie.kind, tie.level, tie.valid_until, tie.source) == ("student", "S3", None, "page")
    assert client.post(add, form).status_code == 409
    end = reverse("people:end-affiliation", args=[tie.uuid])
    assert client.post(end, {"valid_until": "2026-08-01", "reason": "Départ"}).status_code == 422
    assert client.post(end, {"valid_until": "2026-09-30", "reason": "Départ"}).status_code == 302
    tie.refresh_from_db()
    assert tie.valid_until == date(2026, 10, 1)
    assert client.post(add, form | {"valid_from": "2026-10-01"}).status_code == 302


def test_a_registrar_keeps_the_ties_of_their_own_structures():
    home, aside = make_structure("HOME"), make_structure("ASIDE")
    person = make_person()
    mine, theirs = affiliate(person, "staff", structure=home), affiliate(person, "staff", structure=aside)
    client = client_of(make_account_with_role("registrar", structure=home))
    shown = client.get(reverse("people:person", args=[person.uuid])).content.decode()
    assert reverse("people:end-affiliation", args=[mine.uuid]) in shown
    assert reverse("people:end-affiliation", args=[theirs.uuid]) not in shown
    assert client.get(reverse("people:end-affiliation", args=[theirs.uuid])).status_code == 403


def test_a_structure_is_created_moved_and_never_stands_below_itself():
    registrar = make_account_with_role("registrar")
    client = client_of(registrar)
    form = {"code": "GENIE", "title_fr": "Génie", "kind": "department", "parent": "UT", "valid_from": "2026-09-01"}
    assert client.post(reverse("people:new-structure"), form).status_code == 302
    structure = Structure.objects.get(code="GENIE")
    assert structure.parent is not None
    assert structure.parent.code == "UT"
    assert client.post(reverse("people:new-structure"), form).status_code == 409
    below = make_structure("BELOW", parent=structure)
    address = reverse("people:edit-structure", args=["GENIE"])
    circle = client.post(address, form | {"parent": "BELOW", "reason": "Réforme"})
    assert circle.status_code == 422
    assert "stands below it" in circle.content.decode()
    assert client.post(address, form | {"title_fr": "Génies", "parent": "", "reason": "Réforme"}).status_code == 302
    structure.refresh_from_db()
    assert (structure.title_fr, structure.parent) == ("Génies", None)
    with pytest.raises(InputRefused):
        edit_structure(structure=structure, actor=registrar, reason="Réforme", parent=below)
    with pytest.raises(TypeError):
        edit_structure(structure=structure, actor=registrar, reason="Réforme", code="X")


def test_a_group_shows_the_names_that_are_open_and_counts_the_others():
    teacher, student = make_teacher(family_name="Vu"), make_student(family_name="Caché")
    make_group("GR1", people=(teacher.person, student.person), title_fr="Jury")
    client = client_of(make_teacher())
    body = client.get(reverse("people:group", args=["GR1"])).content.decode()
    assert "Vu" in body
    assert "Caché" not in body
    assert "1 more name isn&#x27;t open to you" in body or "1 more name isn’t open to you" in body
    assert "GR1" in client.get(reverse("people:groups")).content.decode()
    assert client_of(student).get(reverse("people:groups")).status_code == 403


def test_buttons_are_for_those_who_may():
    person = make_teacher().person
    page = reverse("people:person", args=[person.uuid])
    names = ("grant-role", "add-affiliation", "edit")
    addresses = {name: reverse(f"people:{name}", args=[person.uuid]) for name in names}

    def seen_by(account: Account) -> set[str]:
        body = client_of(account).get(page).content.decode()
        return {name for name, address in addresses.items() if address in body}

    assert seen_by(make_student()) == set()
    assert seen_by(make_account_with_role("timetabler")) == set()
    assert seen_by(make_account_with_role("registrar")) == {"add-affiliation", "edit"}
    assert seen_by(make_account_with_role("administrator")) == set(addresses)
