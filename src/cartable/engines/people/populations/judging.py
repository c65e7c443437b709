"""Whether a single condition is true of one person, from their rows at hand: what SQL says, said without it."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from typing import Any

from cartable.engines.people.models import Affiliation
from cartable.engines.people.populations.binding import Bound, bind, bind_where
from cartable.engines.people.populations.compiling import required
from cartable.engines.people.populations.days import move, resolve_day
from cartable.engines.people.populations.keeping import kept
from cartable.engines.people.populations.nodes import (
    And,
    At,
    Call,
    Comparison,
    Leaf,
    Not,
    OneOf,
    Operator,
    Or,
    Rule,
    Where,
    Within,
)
from cartable.engines.people.populations.person_facts import PersonFacts
from cartable.engines.people.populations.registry import find_word
from cartable.engines.people.populations.walking import subject_of, walk
from cartable.engines.people.populations.words import Attribute, Condition, Plain, Scope

ORDERS: dict[Operator, Callable[[Any, Any], bool]] = {
    Operator.LT: operator.lt,
    Operator.BEFORE: operator.lt,
    Operator.LE: operator.le,
    Operator.UNTIL: operator.le,
    Operator.GT: operator.gt,
    Operator.AFTER: operator.gt,
    Operator.GE: operator.ge,
    Operator.SINCE: operator.ge,
}


def can_judge(rule: Rule) -> bool:
    """Whether every word of the rule can be told of rows at hand; an unknown word can't."""
    told: bool = kept(rule, None, lambda: all(_is_told(call.name) for part in walk(rule) if (call := subject_of(part))))
    return told


def judge(rule: Leaf | Where, facts: PersonFacts, on: date) -> bool:
    """Whether the condition is true of the person on a day. Raises RuleRefused."""
    if isinstance(rule, Where):
        return any(
            _is_true(rule.subject, _bound_where(rule, on), tie, facts, on)
            and _is_true_of_tie(rule.condition, tie, facts, on)
            for tie in _in_force(facts, on)
        )
    bound = _bound(rule, on)
    if bound.word.scope is Scope.PERSON:
        return _is_true(rule, bound, facts.person, facts, on)
    # Of a person, "structure != A" is "not structure = A".
    if isinstance(rule, Comparison) and rule.operator is Operator.NE:
        return not judge(Comparison(rule.subject, Operator.EQ, rule.value), facts, on)
    if isinstance(rule, OneOf) and rule.is_negated:
        return not judge(OneOf(rule.subject, rule.values), facts, on)
    return any(_is_true(rule, bound, tie, facts, on) for tie in _in_force(facts, on))


def meets(rule: Rule, facts: PersonFacts, on: date) -> bool:
    """Whether the person meets a rule of which every word can be told. Raises RuleRefused."""
    if isinstance(rule, And):
        return all(meets(part, facts, on) for part in rule.conditions)
    if isinstance(rule, Or):
        return any(meets(part, facts, on) for part in rule.conditions)
    if isinstance(rule, Not):
        return not meets(rule.condition, facts, on)
    if isinstance(rule, At):
        return meets(rule.condition, facts, resolve_day(rule.day, on))
    return judge(rule, facts, on)


def _bound(rule: Leaf, on: date) -> Bound:
    """The condition as of a day: the same for each of the people judged that day."""
    bound: Bound = kept(rule, on, lambda: required(*bind(rule, on)))
    return bound


def _bound_where(rule: Where, on: date) -> Bound:
    bound: Bound = kept(rule, on, lambda: required(*bind_where(rule, on)))
    return bound


def _is_told(name: str) -> bool:
    word = find_word(name)
    told = word.holds if isinstance(word, Condition) else word.read if isinstance(word, Attribute) else None
    return told is not None


def _in_force(facts: PersonFacts, on: date) -> list[Affiliation]:
    return [tie for tie in facts.affiliations if on in tie.period]


def _is_true_of_tie(rule: Rule, tie: Affiliation, facts: PersonFacts, on: date) -> bool:
    if isinstance(rule, And):
        return all(_is_true_of_tie(part, tie, facts, on) for part in rule.conditions)
    if isinstance(rule, Or):
        return any(_is_true_of_tie(part, tie, facts, on) for part in rule.conditions)
    if isinstance(rule, Not):
        return not _is_true_of_tie(rule.condition, tie, facts, on)
    if not isinstance(rule, Leaf):
        raise TypeError("only single conditions stand inside where")
    return _is_true(rule, _bound(rule, on), tie, facts, on)


def _is_true(rule: Leaf, bound: Bound, row: Any, facts: PersonFacts, on: date) -> bool:
    word = bound.word
    if isinstance(word, Condition):
        is_begun = bound.since is None or row.valid_from <= bound.since
        return word.holds is not None and is_begun and word.holds(row, bound.arguments, on, facts)
    value = word.read(row, bound.arguments, on) if word.read else None
    return _compares(rule, bound.values, value, word, on)


def _compares(rule: Leaf, values: tuple[Plain, ...], value: Plain | None, word: Attribute, on: date) -> bool:
    """A value that isn't known equals nothing and lies nowhere."""
    if isinstance(rule, Within):
        first, last = move(on, -rule.count, rule.unit), move(on, rule.count, rule.unit)
        return isinstance(value, date) and first <= value <= last
    if isinstance(rule, OneOf):
        return _is_among(value, values, word) != rule.is_negated
    if isinstance(rule, Call):
        raise TypeError("an attribute is compared with something")
    if rule.operator in (Operator.EQ, Operator.NE):
        return _is_among(value, values, word) == (rule.operator is Operator.EQ)
    return value is not None and ORDERS[rule.operator](value, values[0])


def _is_among(value: Plain | None, values: tuple[Plain, ...], word: Attribute) -> bool:
    groups = word.groups or {}
    return any(value in groups.get(str(wanted), (wanted,)) for wanted in values)
