"""The nineteen distribution constraints, one module each.

>>> rule = get_rule(distribution)
>>> rule.is_pair_ok(a, b, RuleContext.of_problem(problem))  # PairRule
>>> rule.measure_excess(placements, RuleContext.of_problem(problem))  # SetRule
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import Rule, arity_of, get_rule, get_rule_class
from cartable_timetable.distributions.rule import PairRule, SetRule

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["PairRule", "Rule", "RuleContext", "SetRule", "arity_of", "get_rule", "get_rule_class"]
