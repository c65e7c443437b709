"""Who is in, why, what a change would do, in how many queries."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from cartable.engines.people.demo import (
    affiliate,
    make_account,
    make_account_with_role,
    make_group,
    make_person,
    make_structure,
)
from cartable.engines.people.populations import (
    dependencies,
    difference,
    is_member,
    next_change_on,
    people_turning,
    population_query,
    rules_met,
    why,
)
from cartable.engines.people.populations.parser import parse
from cartable.engines.people.rules import standing_of
from cartable.engines.people.tests.populations.referential import TODAY

pytestmark = pytest.mark.django_db
LONG_RULE = 'student where (member_of("GI", below=true) and year >= 2) and not in_group("OUT") or role(registrar)'


@pytest.fixture
def places():
    """GI and INFO below it, and another."""
    gi = make_structure("GI")
    return {"GI": gi, "INFO": make_structure("INFO", kind="programme", parent=gi), "BU": make_structure("BU")}


def test_conditions_on_affiliations_hold_of_any_unless_one_is_meant(places):
    both = make_person()
    affiliate(both, "student", structure=places["BU"], level="S1")
    affiliate(both, "staff", structure=places["GI"], level="S5")
    one = make_person()
    affiliate(one, "student", structure=places["GI"], level="S5")
    assert set(population_query('student and structure = "GI" and year = 3', TODAY)) == {both, one}
    assert set(population_query('student where (structure = "GI" and year = 3)', TODAY)) == {one}


def test_a_last_day_is_the_last_day():
    person = make_person()
    affiliate(person, "affiliate", valid_until=date(2026, 11, 23))
    assert is_member(person, "ends = 2026-11-22", TODAY)
    assert is_member(person, "ends within 0 days", TODAY)
    assert is_member(person, "hosted", TODAY)
    assert not is_member(person, "hosted", date(2026, 11, 23))
    assert is_member(person, "hosted on 2026-11-22 and not hosted", date(2026, 11, 23))


def test_what_looks_like_sql_is_a_text():
    person = make_person()
    affiliate(person)
    text = 'source = "demo\' OR 1=1; --" or number = "\' UNION SELECT password FROM people_account --"'
    assert list(population_query(text, TODAY)) == []
    assert is_member(person, 'source = "demo"', TODAY)


@pytest.mark.parametrize("size", [1, 30])
def test_queries_do_not_grow(places, size, django_assert_num_queries):
    people = [make_person() for _ in range(size)]
    for person in people:
        affiliate(person, structure=places["INFO"], level="S4")
    make_group("OUT")
    reader = make_account(people[0])
    standing_of(reader, TODAY)  # rights are read once a request, whatever is done
    with django_assert_num_queries(1):
        assert len(population_query(LONG_RULE, TODAY)) == size
    with django_assert_num_queries(1):
        assert is_member(people[0], LONG_RULE, TODAY)
    with django_assert_num_queries(3):
        assert why(people[0], LONG_RULE, TODAY).is_true
    with django_assert_num_queries(3):
        rules_met(people[0], {number: parse(LONG_RULE) for number in range(size)}, TODAY)
    with django_assert_num_queries(3):  # one for those whose names other engines open to the reader
        difference(LONG_RULE, 'structure = "BU"', TODAY, actor=reader)


def test_what_fails_is_told():
    person = make_person()
    affiliate(person, "student", structure=make_structure("GI"), level="S1")
    affiliate(person, "staff", structure=make_structure("BU"), level="S5")
    with override("en"):
        told = why(person, 'student where (structure = "GI" and year >= 2) and not protected', TODAY)
    assert (told.is_true, told.text) == (False, 'student where (structure = "GI" and year >= 2) and not protected')
    where, protected = told.parts
    assert [(part.text, part.is_true) for part in where.parts] == [
        ("student", True),
        ('student where (structure = "GI")', True),
        ("student where (year >= 2)", False),
    ]
    assert (protected.is_true, protected.parts[0].is_true) == (True, False)
    assert [one.text for one in told.failing()] == ["student where (year >= 2)"]
    assert next(told.failing()).words == ("students by one and the same affiliation whose year of study is at least 2")


def test_what_fails_is_the_whole_when_only_together():
    person = make_person()
    affiliate(person, "student", structure=make_structure("GI"), level="S1")
    affiliate(person, "student", structure=make_structure("BU"), level="S5")
    told = why(person, 'student where (structure = "GI" and year >= 2)', TODAY)
    assert [one.text for one in told.failing()] == ['student where (structure = "GI" and year >= 2)']
    assert [part.is_true for part in told.parts] == [True, True, True]
    assert [one.text for one in why(person, "staff or hosted", TODAY).failing()] == ["staff", "hosted"]
    assert [one.text for one in why(person, "not student", TODAY).failing()] == ["student"]
    assert list(why(person, "student", TODAY).failing()) == []


def test_a_change_of_rule_is_told_before_it_is_made(places):
    zoe, abel, hidden = make_person(family_name="Zola"), make_person(family_name="Abel"), make_person(is_protected=True)
    stays = make_person(family_name="Reste")
    for person in (zoe, hidden, stays):
        affiliate(person, "student", structure=places["GI"])
    for person in (abel, stays):
        affiliate(person, "staff", structure=places["BU"])
    keeper = make_account_with_role("registrar")
    told = difference("student", 'structure = "BU"', TODAY, actor=keeper)
    assert (told.before, told.after, told.staying, told.entering, told.leaving) == (3, 2, 1, 1, 2)
    assert (told.first_entering, set(told.first_leaving)) == ((abel,), {zoe, hidden})
    reader = make_account(stays)
    told = difference("student", 'structure = "BU"', TODAY, actor=reader)
    assert (told.entering, told.leaving) == (1, 2)
    assert (told.first_entering, told.first_leaving) == ((abel,), ())


def test_no_rule_is_nobody():
    affiliate(make_person())
    keeper = make_account_with_role("registrar")
    assert difference(None, None, TODAY, actor=keeper) == difference("protected", None, TODAY, actor=keeper)
    assert difference("student", None, TODAY, actor=keeper).leaving == 1


def test_names_are_the_first_by_name_and_no_more():
    people = [make_person(family_name=name) for name in ("Émile", "Dumas", "Zola", "Eluard")]
    for person in people:
        affiliate(person)
    told = difference(None, "student", TODAY, actor=make_account_with_role("administrator"), first=3)
    assert (told.before, told.entering, told.leaving) == (0, 4, 0)
    assert [person.family_name for person in told.first_entering] == ["Dumas", "Eluard", "Émile"]


def test_time_is_followed():
    person = make_person()
    affiliate(person, "affiliate", valid_from=date(2026, 11, 1), valid_until=date(2026, 12, 1))
    other = make_person()
    affiliate(other, "student")
    assert next_change_on("hosted", TODAY) == date(2026, 12, 1)
    assert next_change_on("hosted", date(2026, 12, 1)) is None
    assert next_change_on("protected", TODAY) is None
    assert next_change_on("hosted on 2026-11-05", TODAY) is None
    assert next_change_on("hosted on today - 1 day", TODAY) == date(2026, 11, 23)
    assert next_change_on("born after today - 18 years", TODAY) == date(2026, 11, 23)
    assert list(people_turning("hosted", TODAY, date(2026, 12, 1))) == [person]
    assert list(people_turning("hosted", TODAY, date(2026, 11, 30))) == []
    assert set(people_turning("ends within 3 days", TODAY, TODAY)) == {person, other}


@pytest.mark.parametrize(
    ("text", "facts", "is_dated", "reads_today"),
    [
        ("not protected", {"person"}, False, False),
        ("has_account(open=true)", {"account"}, False, False),
        ("student", {"affiliation"}, True, False),
        ('student where (programme = "X") or in_group("Y")', {"affiliation", "structure", "group"}, True, False),
        ("role(registrar) and born before today - 18 years", {"role", "structure", "person"}, True, True),
        ("ends within 30 days", {"affiliation"}, True, True),
        ("student on 2020-01-01", {"affiliation"}, False, False),
        ("unknown and unheard_of = 3", set(), False, False),
    ],
)
def test_what_a_rule_reads(text, facts, is_dated, reads_today):
    found = dependencies(text)
    assert (found.facts, found.is_dated, found.reads_today) == (facts, is_dated, reads_today)
