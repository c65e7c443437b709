"""Finding someone as one types: beginnings, accents, names of use, and a wrong letter when few answer."""

from __future__ import annotations

import pytest
from django.db import connection

from cartable.engines.people.api import edit_person, people_with_text
from cartable.engines.people.demo import make_person
from cartable.engines.people.models import Person
from cartable.engines.people.queries import first_with_text

pytestmark = pytest.mark.django_db
PEOPLE = (
    ("P1", "Martin", "Zoé"),
    ("P2", "Martineau", "Élodie"),
    ("P3", "Martinez", "Ana"),
    ("P4", "Durand", "Martin"),
    ("P5", "Œuvrard", "Marie-Ange"),
    ("P6", "Lefèvre", "Hugo"),
    ("P7", "de Villiers", "Luc"),
)


@pytest.fixture(autouse=True)
def register():
    for code, family, given in PEOPLE:
        make_person(code, family_name=family, given_name=given, mail=f"{code.lower()}@ut.example")


def found(text: str) -> list[str]:
    return [person.code for person in people_with_text(Person.objects.all(), text)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ma", ["P1", "P2", "P3"]),  # two letters begin a family name
        ("l", ["P6"]),
        ("martin", ["P1", "P2", "P3", "P4"]),  # family names first, by name
        ("  ", [code for code, *_ in sorted(PEOPLE, key=lambda row: row[0])]),
        ("P6", []),  # two signs alone begin a family name
        ("%_", []),
        ("ma%", ["P1", "P2", "P3"]),
    ],
)
def test_what_is_found(text, codes):
    answers = found(text)
    assert (sorted(answers) if text.isspace() else answers) == codes


@pytest.mark.parametrize(
    ("text", "code"), [("lefebvre", "P6"), ("lefevr hugo", "P6"), ("durrand", "P4"), ("vilier", "P7")]
)
def test_a_wrong_letter_is_forgiven_when_few_answer(text, code):
    assert found(text)[0] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MARTIN ZOE", "P1"),
        ("zoé mart", "P1"),
        ("œuv", "P5"),
        ("oeuvrard", "P5"),
        ("ange marie", "P5"),
        ("villiers", "P7"),
        ("p6@ut", "P6"),
    ],
)
def test_the_nearest_comes_first(text, code):
    assert found(text)[0] == code


def test_spelling_is_forgiven_only_when_few_answer():
    assert found("martin") == ["P1", "P2", "P3", "P4"]
    assert "P1" in found("marton")


def test_names_of_use_and_of_civil_status_both_find():
    person = Person.objects.get(code="P6")
    edit_person(person=person, actor="t", reason="t", usage_family_name="Bonnet")
    assert found("lefevre")[0] == found("bonnet")[0] == "P6"
    assert found("bo") == ["P6"]
    assert found("le") == []


@pytest.mark.parametrize(
    "text", ["\0", "x" * 5000, "① ②", "'; DROP TABLE people_person; --", "\\", "((((", "a b c d e f g h i j"]
)
def test_no_text_breaks_the_search(text):
    assert [person.code for person in first_with_text(Person.objects.all(), text, 3)] == found(text)[:3]


def test_the_number_of_queries_is_known(django_assert_num_queries):
    """One to know whether enough answer; with spelling forgiven a savepoint, a threshold and back, the keys."""
    for text, queries in (("martin", 2), ("marton", 7), ("zzzzz", 6), ("ma", 1), ("", 1)):
        with django_assert_num_queries(queries):
            found(text)


@pytest.mark.parametrize("text", ["ma", "martin", "zoé mart", "marton", "lefebvre", "villiers", "p6@ut", "zzzzz"])
def test_at_once_or_as_a_list_the_first_are_the_same(text):
    assert [person.code for person in first_with_text(Person.objects.all(), text, 2)] == found(text)[:2]


def test_one_query_finds_the_first_when_enough_answer(django_assert_num_queries):
    with django_assert_num_queries(1):
        first_with_text(Person.objects.all(), "martin", 8)


def test_the_threshold_is_that_of_the_search_alone():
    found("marton")
    with connection.cursor() as cursor:
        cursor.execute("SHOW pg_trgm.word_similarity_threshold")
        assert cursor.fetchone() == ("0.6",)
