"""Go through a rule: what is inside what, which word a condition starts with, which values it holds."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.engines.people.populations.nodes import (
    And,
    At,
    Call,
    Comparison,
    Not,
    OneOf,
    Or,
    Rule,
    Value,
    Where,
    Within,
)


def parts(rule: Rule) -> tuple[Rule, ...]:
    """The rules right inside a rule."""
    if isinstance(rule, And | Or):
        return rule.conditions
    return (rule.condition,) if isinstance(rule, Not | At | Where) else ()


def walk(rule: Rule) -> Iterator[Rule]:
    """The rule and all rules inside it, from left to right."""
    yield rule
    for part in parts(rule):
        yield from walk(part)


def subject_of(rule: Rule) -> Call | None:
    """The word that a condition starts with; None for what only combines others."""
    if isinstance(rule, Call):
        return rule
    return rule.subject if isinstance(rule, Comparison | OneOf | Within | Where) else None


def values_of(rule: Rule) -> Iterator[Value]:
    """The values written in this very condition, arguments of its word included."""
    subject = subject_of(rule)
    if subject is not None:
        yield from (argument.value for argument in subject.arguments)
    if isinstance(rule, Comparison):
        yield rule.value
    elif isinstance(rule, OneOf):
        yield from rule.values
    elif isinstance(rule, At):
        yield rule.day
