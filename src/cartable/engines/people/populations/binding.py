"""Read a single condition with its word: what is compared with what, or all that is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.arguments import bind_arguments
from cartable.engines.people.populations.faults import RuleFault, did_you_mean, rule_fault
from cartable.engines.people.populations.nodes import Call, Comparison, Leaf, OneOf, Operator, Value, Where, Within
from cartable.engines.people.populations.plain_values import plain_value
from cartable.engines.people.populations.registry import find_word, word_names
from cartable.engines.people.populations.words import Attribute, Condition, Parameter, Plain, Scope, ValueType, Word

EQUALITIES = frozenset({Operator.EQ, Operator.NE})
ORDERS = frozenset({Operator.LT, Operator.LE, Operator.GT, Operator.GE})
OF_DAYS = frozenset({Operator.BEFORE, Operator.AFTER, Operator.SINCE, Operator.UNTIL})
OPERATORS_OF = {
    ValueType.TEXT: EQUALITIES,
    ValueType.CHOICE: EQUALITIES,
    ValueType.FLAG: EQUALITIES,
    ValueType.NUMBER: EQUALITIES | ORDERS,
    ValueType.DAY: EQUALITIES | ORDERS | OF_DAYS,
}
SINCE = Parameter("since", ValueType.DAY)


@dataclass(frozen=True, slots=True)
class Bound:
    """A condition ready for SQL: its word, what the word was given, and the values that it is compared with.

    ``since`` is the day since which a word of affiliations holds, when one is said.
    """

    word: Word
    arguments: dict[str, Plain]
    values: tuple[Plain, ...] = ()
    since: date | None = None


def word_of(call: Call) -> Word | RuleFault:
    """The word that a call names, or the fault that there is none."""
    word = find_word(call.name)
    if word is not None:
        return word
    mend = did_you_mean(call.name, word_names(), _("Look at the list of words."))
    return rule_fault("rule.unknown_word", _("“{name}” is no word of rules."), mend, call.span, name=call.name)


def bind(leaf: Leaf, on: date) -> tuple[Bound | None, list[RuleFault]]:
    """The condition as of a day; None with what is wrong."""
    call = leaf if isinstance(leaf, Call) else leaf.subject
    word = word_of(call)
    if isinstance(word, RuleFault):
        return None, [word]
    arguments, faults = bind_arguments(call, word, on)
    if isinstance(word, Attribute):
        bound = _bind_attribute(leaf, word, arguments, faults, on)
    else:
        bound = _bind_condition(leaf, word, arguments, faults, on)
    return (None, faults) if faults else (bound, [])


def bind_where(where: Where, on: date) -> tuple[Bound | None, list[RuleFault]]:
    """The word that begins a ``where``: one of affiliations."""
    bound, faults = bind(where.subject, on)
    if bound is not None and bound.word.scope is not Scope.AFFILIATION:
        what = _("“{name}” isn't said of an affiliation.")
        mend = _("Only words of affiliations take where: student, employee, affiliated… Use and.")
        return None, [rule_fault("rule.where_subject", what, mend, where.subject.span, name=where.subject.name)]
    return bound, faults


def _bind_condition(
    leaf: Leaf, word: Condition, arguments: dict[str, Plain], faults: list[RuleFault], on: date
) -> Bound | None:
    if isinstance(leaf, Call):
        return Bound(word, arguments)
    if isinstance(leaf, Comparison) and leaf.operator is Operator.SINCE and word.scope is Scope.AFFILIATION:
        since = _values(leaf.value, SINCE, on, faults)
        return Bound(word, arguments, (), since[0]) if since and isinstance(since[0], date) else None
    mend = _("Write it alone, or not before it; only words of affiliations take since and a day.")
    what = _("“{name}” is true or false: it isn't compared.")
    faults.append(rule_fault("rule.compared", what, mend, leaf.span, name=word.name))
    return None


def _bind_attribute(
    leaf: Leaf, word: Attribute, arguments: dict[str, Plain], faults: list[RuleFault], on: date
) -> Bound | None:
    allowed = OPERATORS_OF[word.value.type]
    if isinstance(leaf, Call):
        what, mend = _("“{name}” needs a value to compare with."), _("Write one of: {signs}, then a value.")
        signs = sorted(one.value for one in allowed)
        faults.append(rule_fault("rule.not_compared", what, mend, leaf.span, name=word.name, signs=signs))
        return None
    if isinstance(leaf, Within):
        if word.value.type is ValueType.DAY:
            return Bound(word, arguments)
        faults.append(_refused(leaf, word, "within"))
        return None
    if isinstance(leaf, OneOf):
        if word.value.type in (ValueType.DAY, ValueType.FLAG):
            faults.append(_refused(leaf, word, "in"))
            return None
        found = [plain for value in leaf.values for plain in _values(value, word.value, on, faults)]
        return Bound(word, arguments, tuple(found))
    if leaf.operator not in allowed:
        faults.append(_refused(leaf, word, leaf.operator.value))
        return None
    return Bound(word, arguments, _values(leaf.value, word.value, on, faults))


def _refused(leaf: Comparison | OneOf | Within, word: Attribute, sign: str) -> RuleFault:
    what, mend = _("“{name}” isn't compared by “{sign}”."), _("Write one of: {signs}.")
    signs = sorted(one.value for one in OPERATORS_OF[word.value.type])
    return rule_fault("rule.operator", what, mend, leaf.span, name=word.name, sign=sign, signs=signs)


def _values(value: Value, parameter: Parameter, on: date, faults: list[RuleFault]) -> tuple[Plain, ...]:
    plain = plain_value(value, parameter, on)
    if isinstance(plain, RuleFault):
        faults.append(plain)
        return ()
    return (plain,)
