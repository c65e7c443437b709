"""Write a rule as everyone writes it: ``parse(to_text(rule)) == rule`` for every rule within the limits."""

from __future__ import annotations

from cartable.engines.people.populations.nodes import (
    And,
    Argument,
    At,
    Call,
    Comparison,
    Day,
    Flag,
    Not,
    Number,
    OneOf,
    Or,
    RelativeDay,
    Rule,
    Text,
    Unit,
    Value,
    Where,
    Within,
)


def to_text(rule: Rule) -> str:
    """The rule in its canonical form: one space between words, no parenthesis too many."""
    if isinstance(rule, And):
        return " and ".join(_inside(part, And, Or) for part in rule.conditions)
    if isinstance(rule, Or):
        return " or ".join(_inside(part, Or) for part in rule.conditions)
    if isinstance(rule, Not):
        return f"not {_inside(rule.condition, And, Or)}"
    if isinstance(rule, At):
        return f"{_inside(rule.condition, And, Or, Not)} on {value_text(rule.day)}"
    if isinstance(rule, Where):
        return f"{call_text(rule.subject)} where ({to_text(rule.condition)})"
    return _leaf(rule)


def call_text(call: Call) -> str:
    """A word with its arguments."""
    return f"{call.name}({', '.join(map(_argument, call.arguments))})" if call.arguments else call.name


def value_text(value: Value) -> str:
    """A value as it is written."""
    if isinstance(value, Text):
        quoted = value.value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}"'
    if isinstance(value, Flag):
        return "true" if value.value else "false"
    if isinstance(value, Day):
        return value.value.isoformat()
    if isinstance(value, RelativeDay):
        sign = "-" if value.count < 0 else "+"
        return f"today {sign} {distance_text(abs(value.count), value.unit)}" if value.count else "today"
    if isinstance(value, Number):
        return f"{value.value:f}" if not isinstance(value.value, int) else str(value.value)
    return value.value


def distance_text(count: int, unit: Unit) -> str:
    """“30 days”, “1 month”."""
    return f"{count} {unit.value[:-1] if count == 1 else unit.value}"


def _leaf(rule: Call | Comparison | OneOf | Within) -> str:
    if isinstance(rule, Call):
        return call_text(rule)
    subject = call_text(rule.subject)
    if isinstance(rule, Comparison):
        return f"{subject} {rule.operator.value} {value_text(rule.value)}"
    if isinstance(rule, Within):
        return f"{subject} within {distance_text(rule.count, rule.unit)}"
    return f"{subject} {'not ' if rule.is_negated else ''}in ({', '.join(map(value_text, rule.values))})"


def _argument(argument: Argument) -> str:
    value = value_text(argument.value)
    return value if argument.name is None else f"{argument.name}={value}"


def _inside(rule: Rule, *kinds: type) -> str:
    text = to_text(rule)
    return f"({text})" if isinstance(rule, kinds) else text
