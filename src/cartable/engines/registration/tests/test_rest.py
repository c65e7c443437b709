"""Choices recorded and taken back by the programming interface."""

from __future__ import annotations

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering
from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.engines.registration.models import Choice
from cartable.kernel.audit import history_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject(client):
    """The registrar is signed in; a student, and an offering to choose."""
    client.force_login(make_account_with_role("registrar"))
    return make_student("ines").person, make_offering(make_term(), td=1)


def ask(client, subject, act: str = "", **given):
    """Record, or withdraw."""
    person, offering = subject
    body = {"person": str(person.uuid), "unit": offering.unit.code, **given}
    return client.post(f"/api/v1/terms/{offering.term.code}/choices{act}", body, content_type="application/json")


def test_a_choice_is_recorded_once_and_taken_back(client, subject):
    person, offering = subject
    for _again in range(2):
        answer = ask(client, subject)
        assert (answer.status_code, answer.json()["unit"]) == (201, offering.unit.code)
    choice = Choice.objects.get(person=person)
    assert history_of(choice)[0].reason == f"choice of {offering.unit.code}"
    answer = ask(client, subject, "/withdraw")
    assert (answer.status_code, answer.json()) == (200, [])
    assert ask(client, subject, "/withdraw").status_code == 200
    assert not Choice.objects.exists()


@pytest.mark.parametrize("act", ["", "/withdraw"])
def test_a_unit_that_the_term_does_not_offer_is_refused(client, subject, act):
    answer = ask(client, subject, act, unit="XX99")
    assert answer.status_code == 400
    [fault] = answer.json()["faults"]
    assert (fault["code"], fault["where"]) == ("choice.unit", "unit")
    assert not Choice.objects.exists()


def test_the_timetabler_reads_but_does_not_record(client, subject):
    client.force_login(make_account_with_role("timetabler"))
    assert ask(client, subject).status_code == 403


def test_students_of_a_term_are_searched(client, subject):
    person, offering = subject
    ask(client, subject)
    address = f"/api/v1/terms/{offering.term.code}/students"
    assert client.get(address, {"q": person.family_name.lower()}).json()["count"] == 1
    assert client.get(address, {"q": "zzzz"}).json()["count"] == 0
