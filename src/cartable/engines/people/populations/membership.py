"""Who meets a rule: everyone, or whether one person does."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from cartable.engines.people.models import Person
from cartable.engines.people.populations.compiling import compile_rule
from cartable.engines.people.populations.nodes import Rule
from cartable.engines.people.populations.parser import parse
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

    What the rules have in common is asked once, all in one query for every 200 different conditions: this is what
    follows a change of one person, given the rules that read what has changed (``dependencies``).
    """
    known = truths_of(person, (asked for rule in rules.values() for asked in asked_by(rule, on)))
    return {key for key, rule in rules.items() if is_true(rule, on, known)}
