"""The catalogue's words in rules over people: who teaches, who is in charge."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import TeacherRow, assign_teachers, change_teachers
from cartable.engines.catalogue.demo import classes_of, make_offering, make_unit
from cartable.engines.people.api import populations
from cartable.engines.people.demo import make_teacher
from cartable.kernel.outbox.models import OutboxEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def term():
    return make_term("A26")


@pytest.fixture
def inside(term) -> date:
    return term.starts_on + timedelta(days=10)


@pytest.fixture
def after(term) -> date:
    return term.starts_on + timedelta(weeks=term.weeks_count)


@pytest.fixture
def teacher(term):
    (course_class,) = classes_of(make_offering(term, make_unit("MT01")))
    person = make_teacher().person
    assign_teachers(rows=[TeacherRow(course_class.pk, person.pk)])
    return person


def who(rule: str, on: date) -> list:
    return list(populations.population_query(rule, on))


def test_who_teaches_a_unit_in_the_term_under_way(teacher, inside, after):
    other = make_teacher().person
    make_unit("PH02")
    assert who('teaches("MT01")', inside) == [teacher]
    assert who("teaches()", inside) == [teacher]
    assert who('teaches("PH02")', inside) == []
    assert who('teacher and not teaches("MT01")', inside) == [other]
    assert who('teaches("MT01")', after) == []
    assert who('teaches("MT01", term="A26")', after) == [teacher]
    assert who('teaches("MT01") on today + 1 year', inside) == []


def test_one_person_is_judged_as_everybody_is(teacher, inside):
    rules = {name: populations.parse(name) for name in ('teaches("MT01")', "teaches()", "not teaches()")}
    assert populations.rules_met(teacher, rules, inside) == {'teaches("MT01")', "teaches()"}


def test_the_term_ends_the_right(teacher, inside, after, term):
    assert populations.next_change_on("teaches()", inside) == after
    assert list(populations.people_turning("teaches()", inside, after)) == [teacher]
    assert not populations.people_turning("teaches()", inside, after - timedelta(days=1)).exists()
    before = term.starts_on - timedelta(days=1)
    assert populations.next_change_on("teaches()", before) == term.starts_on


def test_who_is_in_charge(inside):
    unit = make_unit("MT01")
    unit.in_charge = make_teacher().person
    unit.save()
    assert who('in_charge_of("MT01")', inside) == [unit.in_charge]
    assert who("in_charge_of()", inside) == [unit.in_charge]
    assert populations.next_change_on("in_charge_of()", inside) is None


def test_the_words_are_said_in_both_languages(teacher):
    assert populations.in_words('teaches("MT01")', "fr") == "les personnes qui enseignent Unité MT01 (MT01)"
    assert populations.in_words('student or teaches("MT01", term="A26")', "en").startswith("students")
    assert populations.in_words("not in_charge_of()", "fr") == (
        "tout le monde sauf les responsables d'unités d'enseignement"
    )


def test_an_unknown_unit_is_told():
    make_unit("MT01")
    (fault,) = populations.check('teaches("MT02")').faults
    with override("en"):
        assert str(fault) == "character 9: No unit has the code “MT02”. Did you mean “MT01”?"


def test_a_change_of_teachers_is_told_to_who_follows_rules(term, inside):
    (course_class,) = classes_of(make_offering(term))
    first, second = make_teacher().person, make_teacher().person
    change_teachers(course_class=course_class, add=[first], actor="tests", on=inside)
    change_teachers(course_class=course_class, add=[second], remove=[first], actor="tests", on=inside)
    change_teachers(course_class=course_class, add=[second], actor="tests", on=inside)
    told = OutboxEvent.objects.filter(name="person.facts_changed").order_by("pk").values_list("payload", flat=True)
    facts = ["catalogue.teaching"]
    assert [(set(one["uuids"]), one["facts"]) for one in told] == [
        ({str(first.uuid)}, facts),
        ({str(first.uuid), str(second.uuid)}, facts),
    ]
