"""Registration's pages and programming interface."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.engines.registration.demo import make_choices
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def student(client):
    """A student with two choices, signed in."""
    account = make_student(family_name="Abadie")
    term = make_term("A26", title_fr="Automne 2026")
    make_choices(
        account.person,
        make_offering(term, make_unit("MA11", credits=6)),
        make_offering(term, make_unit("EC01", category="ec", credits=4)),
    )
    client.force_login(account)
    return account


def test_a_student_sees_their_choices_and_credits(client, student):
    page = client.get("/registration/choices/").content.decode()
    for text in ("Automne 2026", "MA11", "EC01", "10 crédits"):
        assert text in page


def test_a_student_who_chose_nothing_is_told_so(client):
    client.force_login(make_student())
    assert client.get("/registration/choices/").status_code == 200


def test_ones_choices_are_of_no_use_to_teachers(client):
    client.force_login(make_teacher())
    assert client.get("/registration/choices/").status_code == 403


def test_the_registrar_lists_students_with_choices_and_credits(client, student):
    client.force_login(make_account_with_role("registrar"))
    assert "/registration/terms/A26/" in client.get("/registration/terms/").content.decode()
    answer = client.get("/registration/terms/A26/", {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "Abadie" in lines[1]
    assert lines[1].replace(",", ";").split(";")[-2:] == ["2", "10"]
    page = client.get("/registration/terms/A26/").content.decode()
    assert f"/registration/people/{student.person.uuid}/" in page
    assert "MA11" in client.get(f"/registration/people/{student.person.uuid}/").content.decode()


@pytest.mark.parametrize("path", ["terms/", "terms/A26/"])
def test_lists_of_students_are_refused_to_students_and_teachers(client, student, path):
    assert client.get(f"/registration/{path}").status_code == 403
    client.force_login(make_teacher())
    assert client.get(f"/registration/{path}").status_code == 403


def test_someone_elses_choices_are_refused(client, student):
    client.force_login(make_student())
    assert client.get(f"/registration/people/{student.person.uuid}/").status_code in (403, 404)


def test_choices_for_programs(client, student):
    items = client.get("/api/v1/choices/me").json()["items"]
    assert [(row["term"], row["unit"], row["credits"]) for row in items] == [("A26", "EC01", 4), ("A26", "MA11", 6)]
    assert client.get("/api/v1/terms/A26/students").status_code == 403
    assert client.get(f"/api/v1/persons/{student.person.uuid}/choices").json()["count"] == 2
    client.force_login(make_account_with_role("registrar"))
    [row] = client.get("/api/v1/terms/A26/students").json()["items"]
    assert (row["family_name"], row["units_count"], row["credits"]) == ("Abadie", 2, 10)
    assert client.get(f"/api/v1/persons/{student.person.uuid}/choices").json()["count"] == 2
    client.force_login(make_student())
    assert client.get(f"/api/v1/persons/{student.person.uuid}/choices").status_code == 403


def test_the_home_page_says_what_was_chosen_for_the_present_term(client):
    account = make_student()
    day = today()
    term = make_term("NOW", title_fr="Semestre présent", starts_on=day - timedelta(days=day.weekday()))
    make_choices(account.person, make_offering(term, make_unit("MA11", credits=6)))
    client.force_login(account)
    home = client.get("/").content.decode()
    assert "Semestre présent" in home
    assert "1 unité, 6 crédits" in home


def test_the_home_page_has_no_card_of_choices_for_who_chose_nothing(client):
    client.force_login(make_student())
    assert "/registration/choices/" in client.get("/").content.decode()
    assert "Voir mes choix" not in client.get("/").content.decode()
