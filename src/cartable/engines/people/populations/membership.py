"""Who meets a rule: everyone, or whether one person does."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from cartable.engines.people.models import Person
from cartable.engines.people.populations.compiling import compile_rule
from cartable.engines.people.populations.judging import can_judge, meets
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

    This is what follows a change of one person, given the rules that read what has changed (``dependencies``). Rules
    of which every word can be told are judged from the person's rows (one query for each kind of facts), the others by
    the database in one query for every 200 different conditions. Keep the trees: what is worked out of them serves
    again.
    """
    facts = PersonFacts(person)
    others = {key: rule for key, rule in rules.items() if not can_judge(rule)}
    met = {key for key, rule in rules.items() if key not in others and meets(rule, facts, on)}
    known = truths_of(person, dict.fromkeys(one for rule in others.values() for one in asked_by(rule, on)))
    return met | {key for key, rule in others.items() if is_true(rule, on, known)}
