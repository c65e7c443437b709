"""The pages of progress: who sees them, what they say, in how many queries."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_person, make_student, make_teacher
from cartable.engines.registration.api import enrolment_of, exemptions_of, results_of
from cartable.engines.registration.demo import (
    make_adviser,
    make_choices,
    make_enrolled,
    make_regulation,
    make_result,
)
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def student():
    """A student of INFO with a past, a present and a failure."""
    account = make_student(family_name="Caradec")
    make_enrolled(account.person, make_regulation())
    make_result(account.person, make_unit("MT01", credits=6))
    make_result(account.person, make_unit("MT02", credits=6), passed=False)
    term = make_term("A26")
    make_choices(account.person, make_offering(term, make_unit("RE01", category="tm", credits=5)))
    return account


def text_of(client, url: str, **named) -> str:
    answer = client.get(url, named)
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def test_a_student_reads_where_they_stand(client, student):
    client.force_login(student)
    page = text_of(client, reverse("registration:my-progress"))
    for words in ("Mon parcours", "Connaissances scientifiques", "6 crédits manquants", "à certifier", "MT01", "INFO"):
        assert words in page
    assert "Corriger" not in page


def test_the_same_page_in_english(client, student):
    client.force_login(student)
    answer = client.get(reverse("registration:my-progress"), headers={"accept-language": "en"})
    assert "What the degree asks" in answer.content.decode()


def test_without_enrolment_the_page_says_so(client):
    client.force_login(make_student())
    assert "Aucune inscription" in text_of(client, reverse("registration:my-progress"))


@pytest.mark.parametrize(
    ("reader", "status"), [("adviser", 200), ("other", 403), ("registrar", 200), ("head", 200), ("other_head", 403)]
)
def test_someones_progress_is_open_to_those_who_follow_them(client, student, reader, status):
    structure = enrolment_of(person=student.person, on=today()).programme.structure
    match reader:
        case "adviser":
            account = make_teacher()
            make_adviser(account.person, student.person)
        case "other":
            account = make_teacher()
        case "registrar":
            account = make_account_with_role("registrar")
        case "head":
            account = make_account_with_role("programme_head", structure=structure)
        case _:
            from cartable.engines.people.demo import make_structure

            account = make_account_with_role("programme_head", structure=make_structure(parent=structure))
    client.force_login(account)
    assert client.get(reverse("registration:progress", args=[student.person.uuid])).status_code == status


def test_what_if_i_changed_programme(client, student):
    make_regulation("MECA")
    client.force_login(student)
    page = text_of(client, reverse("registration:my-other-programme"), programme="MECA")
    assert "Formation MECA" in page
    assert client.get(reverse("registration:my-other-programme"), {"programme": "ZZ"}).status_code == 404


def test_the_registrar_decides_an_exemption_and_ends_it(client, student):
    client.force_login(make_account_with_role("registrar"))
    url = reverse("registration:new-exemption", args=[student.person.uuid])
    assert client.post(url, {"node": "english", "kind": "lowered", "reason": "Jury"}).status_code == 422
    assert client.post(url, {"node": "english", "kind": "waived", "reason": "Jury"}).status_code == 302
    made = exemptions_of(student.person).get()
    assert "Jury" in text_of(client, reverse("registration:progress", args=[student.person.uuid]))
    answer = client.post(reverse("registration:end-exemption", args=[made.uuid]), {"reason": "Erreur"})
    assert answer.status_code == 302
    made.refresh_from_db()
    assert made.ended_at is not None


def test_a_student_decides_nothing_for_themselves(client, student):
    client.force_login(student)
    assert client.get(reverse("registration:new-exemption", args=[student.person.uuid])).status_code == 403
    result = results_of(student.person).first()
    assert client.get(reverse("registration:correct-result", args=[result.uuid])).status_code == 403


def test_the_registrar_corrects_a_result(client, student):
    client.force_login(make_account_with_role("registrar"))
    result = results_of(student.person).filter(is_acquired=False).get()
    url = reverse("registration:correct-result", args=[result.uuid])
    form = {"is_acquired": "on", "credits": "6", "grade": "E", "reason": "Copie retrouvée"}
    assert client.post(url, form).status_code == 302
    result.refresh_from_db()
    assert (result.is_acquired, result.credits) == (True, 6)
    assert client.post(url, {"credits": "6", "reason": "x"}).status_code == 422


def test_the_students_of_a_programme_are_listed_searched_filtered_and_exported(client, student):
    client.force_login(make_account_with_role("registrar"))
    assert "INFO" in text_of(client, reverse("registration:programmes-progress"))
    url = reverse("registration:programme-students", args=["INFO"])
    assert "Caradec" in text_of(client, url)
    assert "Caradec" in text_of(client, url, standing="missing")
    assert "Caradec" not in text_of(client, url, standing="satisfied")
    lines = b"".join(client.get(url, {"export": "csv"}).streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].split(";")[2:4] == ["6", "5"]


def test_a_page_of_thirty_asks_as_many_queries_as_one(client, student, django_assert_max_num_queries):
    client.force_login(make_account_with_role("registrar"))
    url = reverse("registration:programme-students", args=["INFO"])
    regulation = enrolment_of(person=student.person, on=today()).regulation
    client.get(url)
    with django_assert_max_num_queries(40) as one:
        client.get(url)
    for _ in range(29):
        person = make_person()
        make_enrolled(person, regulation)
        make_result(person, make_unit())
    with django_assert_max_num_queries(40) as many:
        client.get(url)
    assert len(many) == len(one)
