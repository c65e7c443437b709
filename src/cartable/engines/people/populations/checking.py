"""Judge a rule while it is typed: all that is wrong, what it uses, and what its author may not have meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.binding import bind, bind_where
from cartable.engines.people.populations.dependencies import Dependencies, dependencies
from cartable.engines.people.populations.faults import RuleFault, RuleRefused, did_you_mean, rule_fault
from cartable.engines.people.populations.nodes import (
    And,
    Call,
    Comparison,
    Leaf,
    OneOf,
    Operator,
    Rule,
    Span,
    Where,
)
from cartable.engines.people.populations.parser import parse
from cartable.engines.people.populations.registry import find_word
from cartable.engines.people.populations.scopes import not_of_affiliations
from cartable.engines.people.populations.titles import names_in, titles_in
from cartable.engines.people.populations.walking import parts, subject_of, walk
from cartable.engines.people.populations.words import Attribute, Scope, ValueType
from cartable.engines.people.populations.writing import call_text, to_text
from cartable.kernel.clock import today

MOST_HELPED = 10
"""Unknown codes for which the nearest known one is looked for."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A word of the text and the type of its value (FLAG: it is true or false): what an editor colours."""

    name: str
    span: Span
    type: ValueType


@dataclass(frozen=True, slots=True)
class Checked:
    """What ``check`` finds. ``advice`` forbids nothing; ``text`` is the canonical form, empty if unreadable."""

    rule: Rule | None
    text: str
    faults: tuple[RuleFault, ...]
    advice: tuple[RuleFault, ...] = ()
    words: tuple[Typed, ...] = ()
    dependencies: Dependencies | None = None

    @property
    def is_sound(self) -> bool:
        """Whether the rule may be kept."""
        return self.rule is not None and not self.faults


def check(text: str) -> Checked:
    """All that can be said of a text: never raises. One query for each kind of thing that it names by code."""
    try:
        rule = parse(text)
    except RuleRefused as refusal:
        return Checked(None, "", tuple(fault for fault in refusal.faults if isinstance(fault, RuleFault)))
    faults = [*_word_faults(rule), *_unknown_names(rule)]
    faults.sort(key=lambda fault: fault.span.start)
    return Checked(rule, to_text(rule), tuple(faults), tuple(_advice(rule)), tuple(_typed(rule)), dependencies(rule))


def accept(text: str) -> Rule:
    """The rule that a text says, sound in all respects. Raises RuleRefused with every fault."""
    checked = check(text)
    if checked.rule is None or checked.faults:
        raise RuleRefused(checked.faults)
    return checked.rule


def _word_faults(rule: Rule, *, is_inside: bool = False) -> Iterator[RuleFault]:
    """What the words refuse; ``is_inside`` a ``where``."""
    outside = not_of_affiliations(rule) if is_inside else None
    if outside is not None:
        yield outside
    if isinstance(rule, Where):
        yield from bind_where(rule, today())[1]
    elif isinstance(rule, Leaf):
        yield from bind(rule, today())[1]
    for part in parts(rule):
        yield from _word_faults(part, is_inside=is_inside or isinstance(rule, Where))


def _unknown_names(rule: Rule) -> Iterator[RuleFault]:
    """Codes that nothing has, the first few with the nearest one: looking for it costs."""
    known = titles_in(rule)
    unknown = [named for named in names_in(rule) if (named.reference, named.text.value) not in known]
    helped = unknown[:MOST_HELPED]
    codes = {reference: list(reference.all_codes()) for reference in {named.reference for named in helped}}
    for number, named in enumerate(unknown):
        near = codes[named.reference] if number < MOST_HELPED else []
        what = _("No {thing} has the code “{code}”.")
        mend = did_you_mean(named.text.value, near, _("Look it up, and write its code."))
        said = {"thing": named.reference.title, "code": named.text.value}
        yield rule_fault("rule.unknown_name", what, mend, named.text.span, **said)


def _typed(rule: Rule) -> Iterator[Typed]:
    for part in walk(rule):
        call = subject_of(part)
        word = find_word(call.name) if call else None
        if call is not None and word is not None:
            span = Span(call.span.start, call.span.start + len(call.name))
            yield Typed(call.name, span, word.value.type if isinstance(word, Attribute) else ValueType.FLAG)


def _advice(rule: Rule) -> Iterator[RuleFault]:
    """Several conditions on affiliations joined by ``and`` may each be true of another affiliation."""
    if isinstance(rule, And):
        ties = [one for one in rule.conditions if _is_of_tie(one)]
        if len(ties) > 1 and not all(_is_kind(one) for one in ties):
            yield _same_affiliation(rule, ties)
    if not isinstance(rule, Where):
        for part in parts(rule):
            yield from _advice(part)


def _same_affiliation(rule: And, ties: list[Rule]) -> RuleFault:
    subject = next((one for one in ties if isinstance(one, Call)), Call("affiliated"))
    inside = " and ".join(to_text(one) for one in ties if one is not subject)
    what = _("These conditions may be true of different affiliations of a person.")
    mend = _("If one and the same is meant, write: {text}.")
    text = format_lazy("{text}", text=f"{call_text(subject)} where ({inside})")
    return rule_fault("rule.same_affiliation", what, mend, rule.span, text=text)


def _is_kind(rule: Rule) -> bool:
    """``student``, ``employee``: several of them are meant of different affiliations."""
    return isinstance(rule, Call) and not rule.arguments


def _is_of_tie(rule: Rule) -> bool:
    if not isinstance(rule, Leaf):
        return False
    call = subject_of(rule)
    word = find_word(call.name) if call else None
    is_denied = (isinstance(rule, Comparison) and rule.operator is Operator.NE) or (
        isinstance(rule, OneOf) and rule.is_negated
    )
    return word is not None and word.scope is Scope.AFFILIATION and not is_denied
