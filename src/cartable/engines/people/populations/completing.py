"""Propose what may be written at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.binding import OPERATORS_OF
from cartable.engines.people.populations.cursor import Cursor, Place, Wanted
from cartable.engines.people.populations.faults import RuleRefused
from cartable.engines.people.populations.nodes import Call, Operator, Text
from cartable.engines.people.populations.parser import parse_tokens
from cartable.engines.people.populations.registry import find_word, list_words
from cartable.engines.people.populations.typed_so_far import Begun, begun_at
from cartable.engines.people.populations.words import Attribute, Condition, Option, Parameter, Scope, ValueType
from cartable.engines.people.populations.writing import value_text
from cartable.kernel.problems import Text as Shown

MOST = 12
"""Proposals of one kind of place."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be written in the place of characters ``start`` to ``end``, and what it means."""

    insert: str
    title: Shown
    doc: Shown
    start: int
    end: int


def complete(text: str, cursor: int, actor: Any) -> list[Completion]:
    """What may be written at the cursor, given what is before it; nothing where the rule is wrong already.

    Names of structures, groups… are those that the actor may be proposed: at most one query.
    """
    begun = begun_at(text, max(0, min(cursor, len(text))))
    if begun is None:
        return []
    reading = Cursor(begun.tokens)
    try:
        parse_tokens(reading)
    except RuleRefused:
        if reading.index + 1 != len(begun.tokens):
            return []
    found = [option for wanted in _fitting(reading.wanted) for option in PROPOSERS[wanted.place](wanted, begun, actor)]
    return _answers(found, begun)


def _fitting(wanted: list[Wanted]) -> list[Wanted]:
    """An attribute wants its comparison before anything else; values come before the names of parameters."""
    subjects = [one.subject for one in wanted if one.place is Place.OPERATOR and one.subject]
    is_attribute = any(isinstance(find_word(call.name), Attribute) for call in subjects)
    kept = [one for one in wanted if not (is_attribute and one.place is Place.CONNECTOR)]
    return sorted(kept, key=lambda one: one.place is Place.ARGUMENT)


def _answers(found: list[tuple[str, Shown, Shown]], begun: Begun) -> list[Completion]:
    seen: dict[str, Completion] = {}
    for insert, title, doc in found:
        if insert not in seen:
            seen[insert] = Completion(insert, title, doc, begun.start, begun.end)
    return list(seen.values())


Proposal = tuple[str, Shown, Shown]
Proposer = Callable[[Wanted, Begun, Any], Iterable[Proposal]]


def _conditions(wanted: Wanted, begun: Begun, actor: Any) -> Iterator[Proposal]:
    if begun.is_text:
        return
    for word in list_words():
        if wanted.is_of_tie and word.scope is not Scope.AFFILIATION:
            continue
        if word.name.startswith(begun.prefix):
            opens = any(parameter.is_placed for parameter in word.parameters)
            yield f"{word.name}(" if opens else word.name, word.title, word.doc
    yield from _keywords(begun, ("not", _("the contrary")))


def _connectors(wanted: Wanted, begun: Begun, actor: Any) -> Iterator[Proposal]:
    yield from _keywords(begun, ("and", _("both")), ("or", _("one or the other, or both")))
    if not wanted.is_of_tie:
        yield from _keywords(begun, ("on", _("as of another day")))


def _operators(wanted: Wanted, begun: Begun, actor: Any) -> Iterator[Proposal]:
    word = find_word(wanted.subject.name) if wanted.subject else None
    if isinstance(word, Condition):
        if word.scope is Scope.AFFILIATION:
            yield from _keywords(begun, ("since", _("by an affiliation begun by then")))
            if not wanted.is_of_tie:
                yield from _keywords(begun, ("where (", _("all of it true of one affiliation")))
        return
    if word is None:
        return
    allowed = OPERATORS_OF[word.value.type]
    yield from _keywords(begun, *((one.value, word.title) for one in Operator if one in allowed))
    if word.value.type is ValueType.DAY:
        yield from _keywords(begun, ("within", _("at most so far from today")))
    elif word.value.type is not ValueType.FLAG:
        yield from _keywords(begun, ("in (", _("one of")), ("not in (", _("none of")))


def _values(wanted: Wanted, begun: Begun, actor: Any) -> Iterator[Proposal]:
    parameter = _parameter(wanted)
    if parameter is None:
        return
    if parameter.refers_to is not None:
        for option in parameter.refers_to.propose(actor, begun.prefix, MOST):
            yield value_text(Text(option.value)), option.title, parameter.refers_to.title
    elif parameter.type is ValueType.DAY:
        yield from _days(wanted, begun, actor)
    elif parameter.type is ValueType.FLAG:
        yield from _keywords(begun, ("true", ""), ("false", ""))
    yield from _chosen(parameter.choices(), begun)


def _chosen(options: Iterable[Option], begun: Begun) -> Iterator[Proposal]:
    for option in options:
        if option.value.startswith(begun.prefix):
            yield value_text(Text(option.value)) if begun.is_text else option.value, option.title, ""


def _arguments(wanted: Wanted, begun: Begun, actor: Any) -> Iterator[Proposal]:
    """The names of the parameters not given yet; the required ones are better given by place."""
    word = find_word(wanted.subject.name) if wanted.subject else None
    if word is None or wanted.subject is None or begun.is_text:
        return
    given = {argument.name for argument in wanted.subject.arguments}
    for parameter in word.parameters:
        name = f"{parameter.name}="
        if not parameter.is_required and parameter.name not in given and name.startswith(begun.prefix):
            yield name, parameter.doc, ""


def _days(wanted: Wanted, begun: Begun, actor: Any) -> Iterator[Proposal]:
    yield from _keywords(
        begun,
        ("today", _("the day it is")),
        ("today - 30 days", _("30 days ago")),
        ("today + 30 days", _("in 30 days")),
    )


def _units(wanted: Wanted, begun: Begun, actor: Any) -> Iterator[Proposal]:
    yield from _keywords(
        begun, ("days", _("days")), ("weeks", _("weeks")), ("months", _("months")), ("years", _("years"))
    )


def _keywords(begun: Begun, *keywords: tuple[str, Shown]) -> Iterator[Proposal]:
    if begun.is_text:
        return
    for keyword, title in keywords:
        if keyword.startswith(begun.prefix):
            yield keyword, title, ""


def _parameter(wanted: Wanted) -> Parameter | None:
    """What the value wanted is given to."""
    call: Call | None = wanted.subject
    word = find_word(call.name) if call else None
    if word is None:
        return None
    if isinstance(wanted.parameter, str):
        return next((one for one in word.parameters if one.name == wanted.parameter), None)
    if isinstance(wanted.parameter, int):
        by_place = [one for one in word.parameters if one.is_placed]
        return by_place[wanted.parameter] if wanted.parameter < len(by_place) else None
    return word.value if isinstance(word, Attribute) else Parameter("since", ValueType.DAY)


PROPOSERS: dict[Place, Proposer] = {
    Place.CONDITION: _conditions,
    Place.CONNECTOR: _connectors,
    Place.OPERATOR: _operators,
    Place.VALUE: _values,
    Place.ARGUMENT: _arguments,
    Place.DAY: _days,
    Place.UNIT: _units,
}
