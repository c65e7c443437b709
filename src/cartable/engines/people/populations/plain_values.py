"""Whether a written value is of the type wanted, and what SQL receives for it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.days import resolve_day
from cartable.engines.people.populations.faults import RuleFault, did_you_mean, rule_fault
from cartable.engines.people.populations.nodes import Bare, Day, Flag, Number, RelativeDay, Span, Text, Value
from cartable.engines.people.populations.words import Parameter, Plain, ValueType
from cartable.engines.people.populations.writing import value_text

WANTED = {
    ValueType.TEXT: (Text, _("a text between quotes")),
    ValueType.NUMBER: (Number, _("a number")),
    ValueType.DAY: (Day | RelativeDay, _("a day, as 2026-09-01 or today - 30 days")),
    ValueType.FLAG: (Flag, _("true or false")),
    ValueType.CHOICE: (Bare | Text, _("one of the known values")),
}


def plain_value(value: Value, parameter: Parameter, on: date) -> Plain | RuleFault:
    """What SQL receives for a value on a day, or why the parameter refuses it."""
    types, said = WANTED[parameter.type]
    if not isinstance(value, types):
        return _of_another_type(value, parameter, said)
    if isinstance(value, Day | RelativeDay):
        return resolve_day(value, on)
    if parameter.type is ValueType.CHOICE:
        return _chosen(str(value.value), value.span, parameter)
    return value.value


def _of_another_type(value: Value, parameter: Parameter, said: object) -> RuleFault:
    shown = value_text(value)
    if isinstance(value, Bare) and parameter.type is ValueType.TEXT:
        what, mend = _("“{value}” has no quotes."), _('Write "{value}".')
        return rule_fault("rule.unquoted", what, mend, value.span, value=shown)
    what, mend = _("“{name}” doesn't take {value}."), _("Write {wanted}.")
    return rule_fault("rule.type", what, mend, value.span, name=parameter.name, value=shown, wanted=said)


def _chosen(value: str, span: Span, parameter: Parameter) -> Plain | RuleFault:
    known = [option.value for option in parameter.choices()]
    if value in known:
        return value
    what = _("“{value}” isn't one of the values of “{name}”.")
    mend = did_you_mean(value, known, _("Write one of: {values}."))
    names = list(known)
    return rule_fault("rule.choice", what, mend, span, value=value, name=parameter.name, values=names)
