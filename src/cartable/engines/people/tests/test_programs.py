"""What programs are told of a record's surroundings, and the import as a job."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cartable.engines.people.api import edit_person
from cartable.engines.people.demo import (
    affiliate,
    give_role,
    make_account_with_role,
    make_group,
    make_person,
    make_structure,
)
from cartable.engines.people.models import Person
from cartable.engines.people.tests.conftest import client_of
from cartable.kernel.jobs import Job, run_now

pytestmark = pytest.mark.django_db
FILE = b"code;nom\nN1;Neuf\nN2;\n"


@pytest.fixture
def registrar():
    return make_account_with_role("registrar", family_name="Vidal")


def post(client, address, body=None):
    return client.post(f"/api/v1{address}", json.dumps(body or {}), content_type="application/json")


def test_groups_and_history_of_a_person(registrar):
    person = make_person(family_name="Dupond")
    make_group("GR1", people=(person,), title_fr="Jury")
    edit_person(person=person, actor=registrar, reason="Faute", family_name="Dupont")
    client = client_of(registrar)
    (member,) = client.get(f"/api/v1/persons/{person.uuid}/groups").json()["items"]
    assert (member["group"]["code"], member["valid_until"]) == ("GR1", None)
    latest = client.get(f"/api/v1/persons/{person.uuid}/history").json()["items"][0]
    assert (latest["subject"], latest["act"], latest["by"], latest["reason"]) == (
        "person",
        "update",
        "Camille Vidal",
        "Faute",
    )
    assert latest["fields"] == [{"name": "family_name", "before": "Dupond", "after": "Dupont"}]


def test_affiliations_and_roles_are_written_and_ended(registrar):
    person = make_person()
    make_structure("INFO")
    client = client_of(registrar)
    body = {"kind": "staff", "structure": "INFO", "valid_from": "2026-09-01"}
    tie = post(client, f"/persons/{person.uuid}/affiliations", body).json()
    ended = post(client, f"/affiliations/{tie['uuid']}/end", {"valid_until": "2027-01-01", "reason": "Départ"})
    assert (ended.status_code, ended.json()["valid_until"]) == (200, "2027-01-01")
    role = give_role(person, "timetabler")
    end = {"valid_until": "2027-01-01", "reason": "Retour"}
    assert post(client, f"/roles/{role.uuid}/end", end).status_code == 403
    administrator = client_of(make_account_with_role("administrator"))
    assert post(administrator, f"/roles/{role.uuid}/end", end).json()["valid_until"] == "2027-01-01"
    role.refresh_from_db()
    assert role.valid_until == date(2027, 1, 1)


def test_people_of_a_structure_and_of_those_below(registrar):
    top = make_structure("TOP")
    below = make_structure("BELOW", parent=top)
    affiliate(make_person("A1"), "staff", structure=top)
    affiliate(make_person("A2", family_name="Zoé"), "student", structure=below)
    client = client_of(registrar)
    assert client.get("/api/v1/structures/TOP").json()["people"] == 1
    found = client.get("/api/v1/structures/TOP/persons").json()
    assert found["count"] == 1
    names = [row["family_name"] for row in client.get("/api/v1/structures/TOP/persons?below=true").json()["items"]]
    assert names == ["Martin", "Zoé"]
    assert client.get("/api/v1/structures/TOP/persons?below=true&kind=student").json()["count"] == 1


def test_a_file_is_checked_as_a_job_then_written(registrar):
    client = client_of(registrar)
    begun = client.post("/api/v1/person-imports", {"file": SimpleUploadedFile("p.csv", FILE)})
    assert begun.status_code == 202, begun.content
    uuid = begun.json()["uuid"]
    assert begun.json()["report"] is None
    run_now(Job.objects.get(uuid=uuid))
    told = client.get(f"/api/v1/person-imports/{uuid}").json()
    assert (told["state"], told["report"]["created"], told["report"]["refused_rows"]) == ("succeeded", 1, 1)
    assert not Person.objects.filter(code="N1").exists()
    (fault,) = client.get(f"/api/v1/person-imports/{uuid}/refused").json()["items"]
    assert (fault["line"], fault["code"]) == (3, "person.family_name_missing")
    written = post(client, f"/person-imports/{uuid}/write")
    assert written.status_code == 202
    run_now(Job.objects.get(uuid=written.json()["uuid"]))
    assert Person.objects.filter(code="N1").exists()
    assert client.get("/api/v1/person-imports").json()["count"] == 2
    other = client_of(make_account_with_role("registrar"))
    assert other.get("/api/v1/person-imports").json()["count"] == 0
    assert other.get(f"/api/v1/person-imports/{uuid}").status_code == 403
