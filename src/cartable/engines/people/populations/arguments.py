"""Give the arguments of a word to its parameters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.faults import RuleFault, did_you_mean, rule_fault
from cartable.engines.people.populations.nodes import Argument, Call
from cartable.engines.people.populations.plain_values import plain_value
from cartable.engines.people.populations.words import Parameter, Plain, Word

Matched = tuple[Argument, Parameter]


def matched_arguments(call: Call, word: Word) -> Iterator[Matched | RuleFault]:
    """Each argument with its parameter, or what is wrong with it. By place: those that have one, in order."""
    by_place = [parameter for parameter in word.parameters if parameter.is_placed]
    by_name = {parameter.name: parameter for parameter in word.parameters}
    seen: set[str] = set()
    for number, argument in enumerate(call.arguments):
        found = _parameter(argument, number, by_place, by_name, call)
        if isinstance(found, Parameter):
            if found.name in seen:
                what, mend = _("“{name}” is given twice."), _("Remove one of the two.")
                yield rule_fault("rule.twice", what, mend, argument.span, name=found.name)
                continue
            seen.add(found.name)
            yield argument, found
        else:
            yield found
    for parameter in by_place:
        if parameter.is_required and parameter.name not in seen and len(seen) >= len(call.arguments):
            what, mend = _("“{word}” lacks its “{name}”."), _('Write {word}("…").')
            yield rule_fault("rule.missing_argument", what, mend, call.span, word=call.name, name=parameter.name)


def bind_arguments(call: Call, word: Word, on: date) -> tuple[dict[str, Plain], list[RuleFault]]:
    """What SQL receives, by parameter, and all that is wrong."""
    given: dict[str, Plain] = {}
    faults: list[RuleFault] = []
    for match in matched_arguments(call, word):
        if isinstance(match, RuleFault):
            faults.append(match)
            continue
        argument, parameter = match
        plain = plain_value(argument.value, parameter, on)
        if isinstance(plain, RuleFault):
            faults.append(plain)
        else:
            given[parameter.name] = plain
    return given, faults


def _parameter(
    argument: Argument, number: int, by_place: list[Parameter], by_name: dict[str, Parameter], call: Call
) -> Parameter | RuleFault:
    if argument.name is None:
        if number < len(by_place):
            return by_place[number]
        what = _("“{word}” doesn't take so many values.")
        mend = _("Give a name to the others: {names}.") if by_name else _("Remove the parentheses.")
        return rule_fault("rule.too_many_arguments", what, mend, argument.span, word=call.name, names=list(by_name))
    if argument.name in by_name:
        return by_name[argument.name]
    what = _("“{word}” takes nothing named “{name}”.")
    otherwise = _("It takes: {names}.") if by_name else _("Remove the parentheses.")
    nearest_name = did_you_mean(argument.name, by_name, otherwise)
    names = list(by_name)
    return rule_fault(
        "rule.argument", what, nearest_name, argument.span, word=call.name, name=argument.name, names=names
    )
