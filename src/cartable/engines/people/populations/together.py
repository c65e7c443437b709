"""Many rules at once about one person, with no more queries than for one: explained and foreseen."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from cartable.engines.people.models import Person
from cartable.engines.people.populations.explaining import Explained, asked_to_explain, explained
from cartable.engines.people.populations.judging import can_judge, judge
from cartable.engines.people.populations.nodes import Rule
from cartable.engines.people.populations.person_facts import PersonFacts
from cartable.engines.people.populations.titles import titles_in
from cartable.engines.people.populations.truths import Asked, asked_by, is_true, truths_of

Key = TypeVar("Key", bound=Hashable)


def why_each(person: Person, rules: Mapping[Key, Rule], on: date) -> dict[Key, Explained]:
    """Why the person meets each rule or doesn't, as ``why`` tells it. Raises RuleRefused."""
    asked = {one for rule in rules.values() for one in asked_to_explain(rule, on)}
    known = _known(PersonFacts(person), asked)
    titles = titles_in(*rules.values())
    return {key: explained(rule, on, known, titles) for key, rule in rules.items()}


def met_on_days(person: Person, rules: Mapping[Key, Rule], days: Collection[date]) -> dict[date, set[Key]]:
    """Keys of the rules that the person meets on each day, as far as is written today. Raises RuleRefused."""
    facts = PersonFacts(person)
    known = _known(facts, {one for rule in rules.values() for day in days for one in asked_by(rule, day)})
    return {day: {key for key, rule in rules.items() if is_true(rule, day, known)} for day in days}


def days_of_change(person: Person, after: date) -> list[date]:
    """The days to come on which something dated about the person begins or ends: affiliations, roles, memberships."""
    facts = PersonFacts(person)
    rows: list[Any] = [*facts.affiliations, *facts.roles, *facts.memberships]
    return sorted({day for row in rows for day in (row.valid_from, row.valid_until) if day is not None and day > after})


def _known(facts: PersonFacts, asked: Iterable[Asked]) -> dict[Asked, bool]:
    told: dict[Asked, bool] = {}
    others: list[Asked] = []
    for one in asked:
        if can_judge(one[0]):
            told[one] = judge(one[0], facts, one[1])
        else:
            others.append(one)
    return told | truths_of(facts.person, others)
