"""Who meets a rule: everyone, or whether one person does."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from cartable.engines.people.models import Person
from cartable.engines.people.populations.compiling import compile_rule
from cartable.engines.people.populations.judging import can_judge, judge
from cartable.engines.people.populations.nodes import Rule
from cartable.engines.people.populations.parser import parse
from cartable.engines.people.populations.person_facts import PersonFacts
from cartable.engines.people.populations.truths import asked_by, is_true, truths_of

Key = TypeVar("Key", bound=Hashable)


def as_rule(rule: str | Rule) -> Rule:
    """The rule itself, read first when it is a text. Raises RuleRefused."""
    return parse(rule) if isinstance(rule, str) else rule


def population_query(rule: str | Rule, on: date) -> QuerySet[Person]:
    """Everyone who meets the rule on a day, each once, by name; one statement. Raises RuleRefused.

    Codes that nothing has any more find nobody: ``check`` is what tells them.
    """
    return Person.objects.filter(compile_rule(as_rule(rule), on))


def is_member(person: Person, rule: str | Rule, on: date) -> bool:
    """Whether the person meets the rule on a day; one query on that person alone. Raises RuleRefused."""
    return population_query(rule, on).filter(pk=person.pk).order_by().exists()


def rules_met(person: Person, rules: Mapping[Key, Rule], on: date) -> set[Key]:
    """Keys of the rules that the person meets on a day. Raises RuleRefused.

    This is what follows a change of one person, given the rules that read what has changed (``dependencies``). What
    the rules have in common is judged once, from the person's rows where every word can (one query for each kind of
    facts), the rest by the database in one query for every 200 different conditions.
    """
    asked = dict.fromkeys(asked for rule in rules.values() for asked in asked_by(rule, on))
    facts = PersonFacts(person)
    if person.merged_into_id is not None:
        return set()
    known = {one: judge(one[0], facts, one[1]) for one in asked if can_judge(one[0])}
    known |= truths_of(person, (one for one in asked if one not in known))
    return {key for key, rule in rules.items() if is_true(rule, on, known)}
