"""The field of a rule: what it answers while one types, to whom, and of whom."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cartable.engines.people.api import accept_rule
from cartable.engines.people.demo import affiliate, make_account_with_role, make_person, make_structure, make_teacher
from cartable.engines.people.tests.conftest import client_of, make_actor
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
NAMES = ("rule-check", "rule-complete", "rule-preview")


def ask(client, name, **values):
    return client.post(reverse(f"people:{name}"), values)


@pytest.fixture
def campus():
    """Two students, one of them protected, and a structure."""
    info = make_structure("INFO", title_fr="Informatique", title_en="Computing")
    seen = make_person("S1", family_name="Visible")
    affiliate(seen, "student", structure=info)
    hidden = make_person("S2", family_name="Caché", is_protected=True)
    affiliate(hidden, "student", structure=info)
    return info


@pytest.mark.parametrize(
    ("actor", "status"),
    [("anonymous", 403), ("student", 403), ("teacher", 403), ("registrar", 200), ("timetabler", 403)],
)
def test_only_writers_of_rules_are_answered(campus, actor, status):
    client = client_of(make_actor(actor))
    assert [ask(client, name, rule="student").status_code for name in NAMES] == [status] * 3
    page = client.get(reverse("people:populations"), {"rule": "student"})
    assert page.status_code == (302 if actor == "anonymous" else status)


def test_a_sound_rule_is_said_in_both_languages(campus):
    answer = ask(client_of(make_actor("registrar")), "rule-check", rule='student and structure = "INFO"')
    assert answer["X-Rule"] == "sound"
    page = answer.content.decode()
    assert "étudiants" in page.lower()
    assert "Informatique" in page
    assert "students" in page.lower()
    assert "Computing" in page


def test_a_faulty_rule_shows_the_place(campus):
    answer = ask(client_of(make_actor("registrar")), "rule-check", rule="student and studnet")
    assert answer["X-Rule"] == "faulty"
    assert "<mark>studnet</mark>" in answer.content.decode()


def test_markup_in_a_rule_stays_text(campus):
    answer = ask(client_of(make_actor("registrar")), "rule-check", rule="<script>alert(1)</script>")
    assert b"<script>" not in answer.content


@pytest.mark.parametrize("text", ["\0", 'structure = "\0', "student\r\nand teacher", "(" * 3000, "é" * 5000, ""])
@pytest.mark.parametrize("name", NAMES)
def test_no_text_breaks_the_field(campus, name, text):
    assert ask(client_of(make_actor("registrar")), name, rule=text, was=text, cursor="9999").status_code == 200


def test_completion_proposes_structures(campus):
    answer = ask(client_of(make_actor("registrar")), "rule-complete", rule='structure = "IN', cursor="15")
    assert [(item["insert"], item["start"], item["end"]) for item in answer.json()["items"]] == [('"INFO"', 12, 15)]


def test_the_preview_counts_whom_the_reader_may_count(campus):
    registrar = ask(client_of(make_actor("registrar")), "rule-preview", rule="student").content.decode()
    assert "2 people today" in registrar
    assert "Caché" in registrar
    manager = make_account_with_role("service_manager")
    told = ask(client_of(manager), "rule-preview", rule="student").content.decode()
    assert "1 person today" in told
    assert "Caché" not in told
    scoped = make_account_with_role("service_manager", structure=make_structure("GM"))
    assert "0 people today" in ask(client_of(scoped), "rule-preview", rule="student").content.decode()


def test_a_change_says_who_enters_and_leaves(campus):
    make_teacher()
    told = ask(client_of(make_actor("registrar")), "rule-preview", rule="teacher", was="student").content.decode()
    assert "1 enters" in told
    assert "2 leave" in told
    assert "Visible Camille" in told


def test_the_population_is_listed_and_exported(campus):
    client = client_of(make_actor("registrar"))
    page = client.get(reverse("people:populations"), {"rule": "student"}).content.decode()
    assert "The rule means 2 people" in page
    assert "Caché" in page
    rows = b"".join(client.get(reverse("people:populations"), {"rule": "student", "export": "csv"})).decode()
    assert [line.split(",")[0].strip('"') for line in rows.splitlines()[1:]] == ["Caché Camille", "Visible Camille"]


def test_security_officers_see_but_dont_export(campus):
    client = client_of(make_account_with_role("security_officer"))
    assert client.get(reverse("people:populations"), {"rule": "student"}).status_code == 200
    assert client.get(reverse("people:populations"), {"rule": "student", "export": "csv"}).status_code == 403


def test_a_kept_rule_is_canonical_or_refused_on_its_field(campus):
    assert accept_rule(' Student   AND structure="INFO"\r\n') == 'student and structure = "INFO"'
    with pytest.raises(InputRefused) as refused:
        accept_rule("student and nobody", where="population")
    assert [(fault.where, fault.code) for fault in refused.value.faults] == [("population", "rule.unknown_word")]
    assert str(refused.value.faults[0].what).startswith("Caractère 13 – ")
