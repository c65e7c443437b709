"""Who meets which rule, as SQL that gives pairs (rule, person)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from cartable.engines.access.models import EntitlementRule
from cartable.engines.people.api import Person, populations

PAIRS = "SELECT * FROM unnest(%(met_rules)s::bigint[], %(met_people)s::bigint[]) AS m (rule_id, person_id)"
NOBODY = "SELECT NULL::bigint AS rule_id, NULL::bigint AS person_id WHERE false"
ONE_BY_ONE = 8
"""Up to so many people, their rules are judged from their rows; beyond, by one statement a rule."""

PLACEHOLDER = re.compile(r"%(%|s)")


@dataclass(frozen=True, slots=True)
class Members:
    """SQL of two columns, ``rule_id`` and ``person_id``, with its named parameters."""

    sql: str = NOBODY
    params: dict[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=4096)
def parsed(population: str) -> populations.Rule:
    """The tree of a rule's text, read once a process. Raises RuleRefused."""
    return populations.parse(population)


def all_members(rule: EntitlementRule, on: date) -> Members:
    """Everyone who meets the rule on a day, but those whose record was merged into another. Raises RuleRefused."""
    query = Person.objects.filter(populations.compile_rule(parsed(rule.population), on), merged_into__isnull=True)
    sql, params = query.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
    names = (f"%(m{number})s" for number in range(len(params)))
    named = PLACEHOLDER.sub(lambda found: "%%" if found[1] == "%" else next(names), sql)
    given = {f"m{number}": value for number, value in enumerate(params)}
    pairs = f"SELECT %(met_rule)s::bigint AS rule_id, q.person_id FROM ({named}) q (person_id)"  # noqa: S608 (as Django)
    return Members(pairs, given | {"met_rule": rule.pk})


def met_by(people: Collection[Person], rules: Mapping[int, str], on: date) -> tuple[Members, dict[int, str]]:
    """Which of the rules (number and text) each of these people meets; and the rules that can't be read, with why."""
    known = [person for person in people if person.merged_into_id is None]
    find = _one_by_one if len(known) <= ONE_BY_ONE else _rule_by_rule
    ill: dict[int, str] = {}
    try:
        met = find(known, {number: parsed(text) for number, text in rules.items()}, on)
    except populations.RuleRefused:
        readable, ill = _readable(rules, on)
        met = find(known, readable, on)
    return Members(PAIRS, {"met_rules": [rule for rule, _ in met], "met_people": [person for _, person in met]}), ill


def _readable(rules: Mapping[int, str], on: date) -> tuple[dict[int, populations.Rule], dict[int, str]]:
    readable: dict[int, populations.Rule] = {}
    ill: dict[int, str] = {}
    for number, text in rules.items():
        try:
            populations.compile_rule(parsed(text), on)
            readable[number] = parsed(text)
        except populations.RuleRefused as refused:
            ill[number] = str(refused)
    return readable, ill


def _one_by_one(people: Collection[Person], rules: dict[int, populations.Rule], on: date) -> list[tuple[int, int]]:
    return [(key, person.pk) for person in people for key in populations.rules_met(person, rules, on)]


def _rule_by_rule(people: Collection[Person], rules: dict[int, populations.Rule], on: date) -> list[tuple[int, int]]:
    among = Person.objects.filter(pk__in=[person.pk for person in people]).order_by()
    return [
        (key, number)
        for key, rule in rules.items()
        for number in among.filter(populations.compile_rule(rule, on)).values_list("pk", flat=True)
    ]
