"""Which conditions are true of one person: all of them asked of the database at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import BooleanField, Case, Value, When

from cartable.engines.people.models import Person
from cartable.engines.people.populations.compiling import compile_rule
from cartable.engines.people.populations.days import resolve_day
from cartable.engines.people.populations.nodes import And, At, Leaf, Not, Or, Rule, Where
from cartable.engines.people.populations.walking import parts

Asked = tuple[Leaf | Where, date]
"""A condition that combines no others, as of a day."""
MOST_AT_ONCE = 200
"""Conditions of one statement: PostgreSQL allows 1,664 columns, and plans many at once slowly."""


def asked_by(rule: Rule, on: date) -> Iterable[Asked]:
    """The single conditions of a rule, each with the day it is read on."""
    if isinstance(rule, At):
        yield from asked_by(rule.condition, resolve_day(rule.day, on))
    elif isinstance(rule, And | Or | Not):
        for part in parts(rule):
            yield from asked_by(part, on)
    else:
        yield rule, on


def truths_of(person: Person, asked: Iterable[Asked]) -> dict[Asked, bool]:
    """Whether each condition is true of the person; one query for every 200 different ones. Raises RuleRefused."""
    wanted = list(dict.fromkeys(asked))
    found: dict[Asked, bool] = {}
    for start in range(0, len(wanted), MOST_AT_ONCE):
        some = wanted[start : start + MOST_AT_ONCE]
        found |= zip(some, _ask(person, some), strict=True)
    return found


def is_true(rule: Rule, on: date, known: Mapping[Asked, bool]) -> bool:
    """Whether a rule is true, from its single conditions."""
    if isinstance(rule, And):
        return all(is_true(part, on, known) for part in rule.conditions)
    if isinstance(rule, Or):
        return any(is_true(part, on, known) for part in rule.conditions)
    if isinstance(rule, Not):
        return not is_true(rule.condition, on, known)
    if isinstance(rule, At):
        return is_true(rule.condition, resolve_day(rule.day, on), known)
    return known[rule, on]


def _ask(person: Person, asked: list[Asked]) -> tuple[bool, ...]:
    columns = [
        Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())
        if (condition := compile_rule(rule, on))
        else Value(True)
        for rule, on in asked
    ]
    row = Person.objects.filter(pk=person.pk).order_by().values_list(*columns).first()
    return tuple(row) if row else (False,) * len(asked)
