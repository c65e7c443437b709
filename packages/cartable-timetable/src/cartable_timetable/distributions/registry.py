"""Rules by kind. A rule class registers itself, so a new kind is a new module and edits no list of rules."""

from __future__ import annotations

from typing import TypeVar

from cartable_timetable.distributions.rule import PairRule, SetRule
from cartable_timetable.model import Distribution, DistributionKind

Rule = PairRule | SetRule
_RuleClass = TypeVar("_RuleClass", bound=type[PairRule] | type[SetRule])

_rules: dict[DistributionKind, type[PairRule] | type[SetRule]] = {}


def register(rule: _RuleClass) -> _RuleClass:
    """Class decorator: makes the rule known under its ``kind``. Raises ValueError when the kind is taken."""
    if rule.kind in _rules:
        raise ValueError(f"{rule.kind.value} has two rules: {_rules[rule.kind].__name__} and {rule.__name__}")
    _rules[rule.kind] = rule
    return rule


def get_rule_class(kind: DistributionKind) -> type[PairRule] | type[SetRule]:
    """The class of the rule of a kind. Raises KeyError when no module defines it."""
    return _rules[kind]


def get_rule(distribution: Distribution) -> Rule:
    """The rule of a constraint, holding its numbers."""
    return _rules[distribution.kind](*distribution.arguments)


def arity_of(kind: DistributionKind) -> int:
    """How many numbers a kind takes: 0 for SameDays, 2 for MaxBlock(M, S)."""
    return _rules[kind].arity
