"""The SQL means what the language says: it agrees with plain Python on random rules over random people."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartable.engines.people.populations import (
    dependencies,
    is_member,
    next_change_on,
    parse,
    people_turning,
    population_query,
    rules_met,
    to_text,
    why,
)
from cartable.engines.people.tests.populations import naive
from cartable.engines.people.tests.populations.drawn import any_rules, single_conditions, sound_rules
from cartable.engines.people.tests.populations.referential import DAYS, TODAY, make_referential

shared = settings(
    deadline=None, max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(params=[1, 2])
def facts(request, db):
    """Two referentials."""
    return make_referential(request.param)


@given(rule=sound_rules)
@shared
def test_the_database_finds_whom_plain_python_finds(facts, rule):
    found = list(population_query(rule, TODAY).values_list("pk", flat=True))
    assert len(found) == len(set(found))
    assert set(found) == naive.members(rule, facts, TODAY)


@given(rule=single_conditions)
@settings(shared, max_examples=250)
def test_each_condition_alone_finds_whom_plain_python_finds(facts, rule):
    found = set(population_query(rule, TODAY).values_list("pk", flat=True))
    assert found == naive.members(rule, facts, TODAY)


@given(rules=st.lists(sound_rules, min_size=1, max_size=5), number=st.integers(0, 23))
@settings(shared, max_examples=40)
def test_one_person_is_judged_as_everyone(facts, rules, number):
    person = facts.people[number]
    keyed = dict(enumerate(rules))
    expected = {key for key, rule in keyed.items() if naive.meets(person, rule, facts, TODAY)}
    assert rules_met(person, keyed, TODAY) == expected
    assert is_member(person, rules[0], TODAY) == (0 in expected)
    told = why(person, rules[0], TODAY)
    assert told.is_true == (0 in expected)
    assert bool(list(told.failing())) == (not told.is_true)


@given(rule=sound_rules, days=st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)))
@settings(shared, max_examples=40)
def test_time_changes_nobody_else_than_told(facts, rule, days):
    after, until = sorted(days)
    changed = naive.members(rule, facts, after) ^ naive.members(rule, facts, until)
    assert changed <= set(people_turning(rule, after, until).values_list("pk", flat=True))
    coming = next_change_on(rule, after)
    quiet = [day for day in DAYS if after < day and (coming is None or day < coming)]
    assert [day for day in quiet if naive.members(rule, facts, day) != naive.members(rule, facts, after)] == []
    if not dependencies(rule).changes_with_time:
        assert coming is None
        assert not changed


@given(rule=any_rules)
@settings(shared, max_examples=200)
def test_what_is_written_is_read_again(rule):
    text = to_text(rule)
    assert parse(text) == rule
    assert to_text(parse(f"  (\n{text}\t) ")) == text
