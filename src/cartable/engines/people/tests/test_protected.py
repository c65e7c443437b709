"""A protected person appears nowhere: every list, page and endpoint of people, read as a student, teacher, manager."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cartable.engines.people.api import add_contract, add_identifier, create_group, refresh_group
from cartable.engines.people.demo import (
    LONG_AGO,
    affiliate,
    give_role,
    make_account,
    make_account_with_role,
    make_group,
    make_person,
    make_structure,
)
from cartable.engines.people.tests.conftest import client_of, make_actor
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db
NAME = "Zyxwvut"
INE = "060000000CB"
PAGES = (
    "/people/",
    f"/people/?q={NAME}",
    "/people/?q=HID1",
    "/people/?kind=staff",
    "/people/?structure=GI",
    "/people/?export=csv",
    "/people/groups/",
    "/people/groups/HAND/",
    "/people/groups/RULE/",
    f"/people/groups/HAND/?q={NAME}",
    "/people/groups/HAND/?export=csv",
    "/people/structures/",
    "/people/structures/?on=2021-01-01",
    "/people/structures/GI/",
    "/people/structures/GI/?on=2021-01-01",
    "/people/populations/?rule=staff",
    "/people/populations/?rule=protected",
    "/people/populations/?rule=staff&export=csv",
    f"/people/populations/?rule=staff&q={NAME}",
    "/people/contracts/",
    "/people/contracts/?on=2021-01-01",
    f"/search/?q={NAME}",
    "/people/{uuid}/",
    "/people/{uuid}/photo/",
    "/people/{uuid}/edit/",
    "/people/{uuid}/identifiers/new/",
    "/people/{uuid}/contracts/new/",
    "/people/identifiers/{identifier}/remove/",
    "/people/contracts/{contract}/edit/",
    "/people/contracts/{contract}/end/",
    "/people/groups/HAND/members/{uuid}/end/",
    "/people/roles/{role}/end/",
    "/people/affiliations/{tie}/end/",
)
ENDPOINTS = (
    "/persons",
    f"/persons?q={NAME}",
    "/persons?kind=staff",
    "/persons?structure=GI",
    "/persons/{uuid}",
    "/persons/{uuid}/affiliations",
    "/persons/{uuid}/groups",
    "/persons/{uuid}/history",
    "/persons/{uuid}/roles",
    "/persons/{uuid}/contracts",
    "/persons/{uuid}/identifiers",
    "/persons/{uuid}/consents",
    "/affiliations",
    "/affiliations?on=2021-01-01",
    "/contracts",
    "/contracts?on=2021-01-01",
    "/structures",
    "/structures/GI/persons",
    "/structures/GI/persons?on=2021-01-01",
    "/structures/UT/persons?below=true",
    "/structures/GI/answering",
    "/groups/HAND/members",
    "/groups/RULE/members",
    "/populations/members?rule=staff",
    "/populations/count?rule=protected",
)


@pytest.fixture
def hidden():
    """A protected director with everything a record may hold; the addresses that name them."""
    gi = make_structure("GI", parent=None)
    person = make_person("HID1", family_name=NAME, given_name="Qwerty", mail="zyxwvut@ut.example", is_protected=True)
    tie = affiliate(person, "staff", structure=gi)
    role = give_role(person, "director", structure=gi)
    make_account(person, username="hidden")
    make_group("HAND", people=(person,))
    refresh_group(create_group(code="RULE", title_fr="Règle", rule="staff", on=today()), today())
    number = add_identifier(person=person, kind="ine", value=INE, on=LONG_AGO, actor="tests", reason="seen")
    contract = add_contract(
        person=person, structure=gi, number="PAY-77", kind="permanent", valid_from=LONG_AGO, actor="tests"
    )
    return {
        "uuid": person.uuid,
        "tie": tie.uuid,
        "role": role.uuid,
        "identifier": number.uuid,
        "contract": contract.uuid,
    }


def reader(name: str):
    """Those who may not know: a student and a teacher of the same structure, managers who keep no records."""
    if name in ("student", "teacher"):
        return make_actor(name)
    if name == "registrar elsewhere":
        return make_account_with_role("registrar", structure=make_structure("GM"))
    return make_account_with_role(name)


READERS = ("student", "teacher", "service_manager", "security_officer", "director", "registrar elsewhere")


@pytest.mark.parametrize("name", READERS)
def test_a_protected_person_appears_on_no_page(hidden, name):
    client = client_of(reader(name))
    told = {}
    for page in PAGES:
        answer = client.get(page.format(**hidden))
        content = b"".join(answer).decode() if answer.streaming else answer.content.decode()
        assert answer.status_code < 500, page
        asked = NAME in page
        told[page] = [text for text in (NAME, "Qwerty", "zyxwvut@", INE, "PAY-77") if text in content and not asked]
        if asked:  # the page repeats what was typed, and finds nobody
            assert "Qwerty" not in content, page
    assert {page: texts for page, texts in told.items() if texts} == {}


@pytest.mark.parametrize("name", READERS)
def test_no_endpoint_tells_of_a_protected_person(hidden, name):
    client = client_of(reader(name))
    told = {}
    for path in ENDPOINTS:
        answer = client.get(f"/api/v1{path.format(**hidden)}")
        assert answer.status_code < 500, path
        content = answer.content.decode()
        told[path] = [text for text in (NAME, "Qwerty", "zyxwvut@", INE, "PAY-77") if text in content]
        if "uuid" in path and path.startswith("/persons/"):
            assert answer.status_code == 404, path
    assert {path: texts for path, texts in told.items() if texts} == {}


def test_a_rule_counts_no_protected_person_for_who_keeps_no_records(hidden):
    client = client_of(make_account_with_role("service_manager"))
    assert client.get("/api/v1/populations/count?rule=protected").json() == {"people": 0}
    page = client.get(reverse("people:populations"), {"rule": 'number = "HID1"'}).content.decode()
    assert "means 0 people" in page
    assert (
        "means 1 person"
        in client_of(make_actor("registrar"))
        .get(reverse("people:populations"), {"rule": 'number = "HID1"'})
        .content.decode()
    )
