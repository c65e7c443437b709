"""An engine above adds words through the port: nothing in people knows it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr
from django.utils.translation import get_language, override

from cartable.engines.people.demo import make_group, make_person, make_student
from cartable.engines.people.models import GroupMembership, Person
from cartable.engines.people.populations import (
    Attribute,
    Condition,
    Fact,
    Option,
    Parameter,
    Phrase,
    Reference,
    ValueType,
    check,
    complete,
    dependencies,
    forget_word,
    in_words,
    is_member,
    next_change_on,
    people_turning,
    population_query,
    register_word,
    rules_met,
    to_text,
    why,
)
from cartable.engines.people.populations.parser import parse
from cartable.engines.people.populations.registry import find_word
from cartable.engines.people.tests.populations.referential import TODAY

pytestmark = pytest.mark.django_db
UNITS = {"MT01": ("Mathématiques", "Mathematics"), "PH02": ("Physique", "Physics")}


def _said(french: str, english: str) -> str:
    return french if (get_language() or "fr").startswith("fr") else english


UNIT = Reference(
    "unit",
    lambda codes: {code: _said(*UNITS[code]) for code in codes if code in UNITS},
    lambda actor, prefix, limit: [Option(code, _said(*UNITS[code])) for code in UNITS if code.startswith(prefix)][
        :limit
    ],
    lambda: UNITS,
)
TEACHING = Fact("catalogue.teaching", "teaching")


def _teaching(arguments, on: date) -> Q:
    """Stands for a table of the upper engine: who is in the group that has the unit's code."""
    rows = GroupMembership.objects.valid_on(on).filter(group__code=arguments["unit"], person=OuterRef("pk"))
    return Q(Exists(rows))


def _phrase(shown) -> Phrase:
    unit = shown["unit"]
    return Phrase(
        _said(f"qui enseignent {unit}", f"who teach {unit}"),
        _said(f"qui n'enseignent pas {unit}", f"who do not teach {unit}"),
        _said(f"les enseignants de {unit}", f"teachers of {unit}"),
    )


TEACHES = Condition(
    "teaches",
    "teaches",
    "Teaches a unit today.",
    _teaching,
    _phrase,
    (TEACHING,),
    (Parameter("unit", ValueType.TEXT, "code of the unit", True, UNIT),),
)
INITIAL = Attribute(
    "initial",
    "initial",
    "The first letter of the family name.",
    Parameter("initial", ValueType.TEXT),
    lambda arguments, on: Substr("family_name", 1, 1),
    lambda shown: _said("l'initiale", "initial"),
    (TEACHING,),
)


@pytest.fixture(autouse=True)
def _registered():
    former = find_word("teaches")
    register_word(TEACHES, INITIAL)
    yield
    forget_word("teaches")
    forget_word("initial")
    if former is not None:  # the catalogue's own, where it is installed
        register_word(former)


@pytest.fixture
def teacher() -> Person:
    person = make_person()
    make_group("MT01", people=(person,))
    return person


def test_the_word_finds_people(teacher):
    student = make_student().person
    assert list(population_query('teaches("MT01")', TODAY)) == [teacher]
    assert list(population_query('not teaches("MT01")', TODAY)) == [student]
    assert is_member(teacher, 'teaches(unit="MT01") and not student', TODAY)


def test_an_attribute_is_compared():
    zola, hugo = make_person(family_name="Zola"), make_person(family_name="Hugo")
    assert list(population_query('initial = "Z"', TODAY)) == [zola]
    assert list(population_query('initial not in ("Z", "A")', TODAY)) == [hugo]
    assert in_words('initial != "Z"', "fr") == "les personnes dont l'initiale n'est pas « Z »"


def test_a_word_told_by_sql_alone_is_judged_with_the_others(teacher, django_assert_num_queries):
    rules = {
        1: parse('teaches("MT01")'),
        2: parse('teaches("PH02") or student'),
        3: parse('teaches("MT01") and student'),
    }
    with django_assert_num_queries(1):
        assert rules_met(teacher, rules, TODAY) == {1}


def test_the_word_is_checked_proposed_said_and_explained(teacher):
    assert check('teaches("MT01")').is_sound
    (fault,) = check('teaches("MT02")').faults
    with override("en"):
        assert str(fault) == "character 9: No unit has the code “MT02”. Did you mean “MT01”?"
    assert [one.insert for one in complete("student and tea", 15, None)] == ["teacher", "teaches("]
    assert [one.insert for one in complete('teaches("M', 10, None)] == ['"MT01"']
    assert (
        in_words('student and not teaches("MT01")', "fr")
        == "les étudiants, sauf les enseignants de Mathématiques (MT01)"
    )
    assert in_words('student and (protected or not teaches("MT01"))', "en") == (
        "students who are under protection or who do not teach Mathematics (MT01)"
    )
    with override("en"):
        told = why(teacher, 'student and teaches("MT01")', TODAY)
        assert [(part.words, part.is_true) for part in told.parts] == [
            ("students", False),
            ("teachers of Mathematics (MT01)", True),
        ]


def test_the_word_says_what_it_reads():
    found = dependencies('teaches("MT01") or student')
    assert found.facts == {"catalogue.teaching", "affiliation"}
    assert not dependencies('teaches("MT01")').changes_with_time
    assert next_change_on('teaches("MT01")', TODAY) is None
    assert not people_turning('teaches("MT01")', TODAY, date(2030, 1, 1)).exists()


def test_a_rule_outlives_its_word(teacher):
    forget_word("teaches")
    rule = parse('student or teaches("MT01")')
    assert to_text(rule) == 'student or teaches("MT01")'
    assert [fault.code for fault in check(to_text(rule)).faults] == ["rule.unknown_word"]
    assert in_words(rule, "en") == 'students, or people who meet “teaches("MT01")”'


@pytest.mark.parametrize("name", ["And", "and", "two words", "été", "2nd", ""])
def test_a_word_that_rules_cannot_write_is_refused(name):
    with pytest.raises(ValueError, match="no rule can write"):
        register_word(Condition(name, "", "", _teaching, _phrase, ()))
