"""From a rule to one condition on Person, which Django turns into SQL with every value as a parameter.

Each condition becomes true or false for each person, never unknown, so that ``not`` is the contrary everywhere: whoever
has no birth date is not “born before 2000”, hence is among “not born before 2000”.
"""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import BooleanField, Exists, Lookup, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    In,
    LessThan,
    LessThanOrEqual,
)

from cartable.engines.people.models import Affiliation
from cartable.engines.people.populations.binding import Bound, bind, bind_where
from cartable.engines.people.populations.days import move, resolve_day
from cartable.engines.people.populations.faults import RuleFault, RuleRefused
from cartable.engines.people.populations.nodes import (
    And,
    At,
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
from cartable.engines.people.populations.scopes import not_of_affiliations
from cartable.engines.people.populations.words import Attribute, Condition, Plain, Scope

LOOKUPS: dict[Operator, type[Lookup[Any]]] = {
    Operator.EQ: Exact,
    Operator.LT: LessThan,
    Operator.BEFORE: LessThan,
    Operator.LE: LessThanOrEqual,
    Operator.UNTIL: LessThanOrEqual,
    Operator.GT: GreaterThan,
    Operator.AFTER: GreaterThan,
    Operator.GE: GreaterThanOrEqual,
    Operator.SINCE: GreaterThanOrEqual,
}


def compile_rule(rule: Rule, on: date) -> Q:
    """The condition on Person that the rule says on a day. Raises RuleRefused for what the words refuse.

    A second record that was merged into somebody's first meets no rule.
    """
    return Q(merged_into__isnull=True) & _compile(rule, on, Scope.PERSON)


def _compile(rule: Rule, on: date, scope: Scope) -> Q:
    if isinstance(rule, And):
        return reduce(and_, (_compile(part, on, scope) for part in rule.conditions))
    if isinstance(rule, Or):
        return reduce(or_, (_compile(part, on, scope) for part in rule.conditions))
    if isinstance(rule, Not):
        return ~_compile(rule.condition, on, scope)
    if scope is Scope.AFFILIATION:
        _refuse_outside(rule)
    if isinstance(rule, At):
        return _compile(rule.condition, resolve_day(rule.day, on), scope)
    if isinstance(rule, Where):
        return _held(_where_query(rule, on), on)
    return _lifted(rule, on) if scope is Scope.PERSON else leaf_query(rule, _bound(rule, on), on)


def tie_query(rule: Rule, on: date) -> Q:
    """The condition on Affiliation that a rule inside ``where`` says."""
    return _compile(rule, on, Scope.AFFILIATION)


def _where_query(rule: Where, on: date) -> Q:
    return leaf_query(rule.subject, required(*bind_where(rule, on)), on) & tie_query(rule.condition, on)


def _lifted(leaf: Leaf, on: date) -> Q:
    """A word of affiliations alone is true of whoever has one that it is true of; ``!=`` is ``not =`` as everywhere."""
    bound = _bound(leaf, on)
    if bound.word.scope is Scope.PERSON:
        return leaf_query(leaf, bound, on)
    if isinstance(leaf, Comparison) and leaf.operator is Operator.NE:
        return ~_lifted(Comparison(leaf.subject, Operator.EQ, leaf.value, leaf.span), on)
    if isinstance(leaf, OneOf) and leaf.is_negated:
        return ~_lifted(OneOf(leaf.subject, leaf.values, False, leaf.span), on)
    return _held(leaf_query(leaf, bound, on), on)


def _held(query: Q, on: date) -> Q:
    """Having an affiliation in force that meets the condition."""
    return Q(Exists(Affiliation.objects.valid_on(on).filter(query, person=OuterRef("pk")).order_by()))


def leaf_query(leaf: Leaf, bound: Bound, on: date) -> Q:
    """A single condition, on what its word says something of."""
    word = bound.word
    if isinstance(word, Condition):
        query = word.to_query(bound.arguments, on)
        return query & Q(valid_from__lte=bound.since) if bound.since else query
    if isinstance(leaf, Within):
        first, last = move(on, -leaf.count, leaf.unit), move(on, leaf.count, leaf.unit)
        return _compared(bound, word, GreaterThanOrEqual, first, on) & _compared(bound, word, LessThanOrEqual, last, on)
    if isinstance(leaf, OneOf):
        found = _among(bound, word, on)
        return ~found if leaf.is_negated else found
    if not isinstance(leaf, Comparison):
        raise TypeError("an attribute is compared with something")
    if leaf.operator in (Operator.EQ, Operator.NE):
        found = _among(bound, word, on)
        return ~found if leaf.operator is Operator.NE else found
    return _compared(bound, word, LOOKUPS[leaf.operator], bound.values[0], on)


def _among(bound: Bound, word: Attribute, on: date) -> Q:
    groups = word.groups or {}
    wanted = [one for value in bound.values for one in groups.get(str(value), (_stored(word, value),))]
    if len(wanted) == 1:
        return _compared_stored(bound, word, Exact, wanted[0], on)
    return _compared_stored(bound, word, In, wanted, on)


def _compared(bound: Bound, word: Attribute, lookup: type[Lookup[Any]], value: Plain, on: date) -> Q:
    return _compared_stored(bound, word, lookup, _stored(word, value), on)


def _compared_stored(bound: Bound, word: Attribute, lookup: type[Lookup[Any]], value: Any, on: date) -> Q:
    """True or false, NULL being neither: Django sees to it for a column, also under ``not``."""
    expression = word.expression(bound.arguments, on)
    if isinstance(expression, str):
        return Q((f"{expression}__{lookup.lookup_name}", value))
    return Q(Coalesce(lookup(expression, value), Value(False), output_field=BooleanField()))


def _stored(word: Attribute, value: Plain) -> Plain:
    return word.stored(value) if word.stored else value


def _bound(leaf: Leaf, on: date) -> Bound:
    return required(*bind(leaf, on))


def required(bound: Bound | None, faults: list[RuleFault]) -> Bound:
    """What was bound. Raises RuleRefused with what is wrong when nothing was."""
    if bound is None:
        raise RuleRefused(faults)
    return bound


def _refuse_outside(rule: Rule) -> None:
    fault = not_of_affiliations(rule)
    if fault is not None:
        raise RuleRefused(fault)
