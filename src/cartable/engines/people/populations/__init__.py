"""Populations: rules over the referential of people, read the same everywhere. README.md is the manual."""

from cartable.engines.people.populations import builtin as builtin
from cartable.engines.people.populations.builtin.references import coded
from cartable.engines.people.populations.checking import Checked, Typed, accept, check
from cartable.engines.people.populations.comparing import Difference, difference
from cartable.engines.people.populations.compiling import compile_rule
from cartable.engines.people.populations.completing import Completion, complete
from cartable.engines.people.populations.dependencies import (
    Dependencies,
    dependencies,
    next_change_on,
    people_turning,
)
from cartable.engines.people.populations.explaining import Explained, why
from cartable.engines.people.populations.faults import RuleFault, RuleRefused
from cartable.engines.people.populations.membership import is_member, population_query, rules_met
from cartable.engines.people.populations.nodes import Rule, Span
from cartable.engines.people.populations.parser import parse
from cartable.engines.people.populations.registry import forget_word, list_words, register_word
from cartable.engines.people.populations.together import days_of_change, met_on_days, why_each
from cartable.engines.people.populations.wording import all_in_words, in_words
from cartable.engines.people.populations.words import (
    Attribute,
    Condition,
    Fact,
    Option,
    Parameter,
    Phrase,
    Reference,
    Scope,
    ValueType,
    Word,
)
from cartable.engines.people.populations.writing import to_text

__all__ = [
    "Attribute",
    "Checked",
    "Completion",
    "Condition",
    "Dependencies",
    "Difference",
    "Explained",
    "Fact",
    "Option",
    "Parameter",
    "Phrase",
    "Reference",
    "Rule",
    "RuleFault",
    "RuleRefused",
    "Scope",
    "Span",
    "Typed",
    "ValueType",
    "Word",
    "accept",
    "all_in_words",
    "check",
    "coded",
    "compile_rule",
    "complete",
    "days_of_change",
    "dependencies",
    "difference",
    "forget_word",
    "in_words",
    "is_member",
    "list_words",
    "met_on_days",
    "next_change_on",
    "parse",
    "people_turning",
    "population_query",
    "register_word",
    "rules_met",
    "to_text",
    "why",
    "why_each",
]
