"""Why someone meets a rule or not: the rule as a tree, with what is true and what is false."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cartable.engines.people.models import Person
from cartable.engines.people.populations.days import resolve_day
from cartable.engines.people.populations.membership import as_rule
from cartable.engines.people.populations.nodes import And, At, Call, Not, Or, Rule, Where
from cartable.engines.people.populations.titles import Titles, titles_in
from cartable.engines.people.populations.truths import Asked, asked_by, is_true, truths_of
from cartable.engines.people.populations.walking import parts
from cartable.engines.people.populations.wording import say
from cartable.engines.people.populations.writing import to_text


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule, as text and in the reader's words, whether it is true of the person, and the rules inside it.

    The parts of a ``where`` are each told alone: all may be true, and the whole false, when no single affiliation
    has them together.
    """

    rule: Rule
    text: str
    words: str
    is_true: bool
    parts: tuple[Explained, ...] = ()

    def failing(self) -> Iterator[Explained]:
        """The single conditions that make it false: those that would have to change. Nothing when it is true."""
        if not self.is_true:
            yield from _decisive(self)


def why(person: Person, rule: str | Rule, on: date) -> Explained:
    """Why the person meets the rule on a day, or doesn't, in the active language.

    One query for what is true, and one for each kind of thing that the rule names by code. Raises RuleRefused.
    """
    tree = as_rule(rule)
    known = truths_of(person, asked_to_explain(tree, on))
    return explained(tree, on, known, titles_in(tree))


def asked_to_explain(rule: Rule, on: date) -> Iterator[Asked]:
    """The single conditions of a rule, and the parts of each ``where`` alone."""
    for asked, day in asked_by(rule, on):
        yield asked, day
        if isinstance(asked, Where):
            yield from ((one, day) for one in _alone(asked))


def _alone(where: Where) -> list[Call | Where]:
    """The parts of a ``where``, each alone: its word, then its word with each condition; none when there is but one."""
    if not isinstance(where.condition, And):
        return []
    return [where.subject, *(Where(where.subject, one, one.span) for one in where.condition.conditions)]


def explained(rule: Rule, on: date, known: dict[Asked, bool], titles: Titles) -> Explained:
    """The tree, from what is true of its conditions and the titles of what they name."""
    if isinstance(rule, Where):
        inside = tuple(Explained(one, to_text(one), say(one, titles), known[one, on]) for one in _alone(rule))
    else:
        day = resolve_day(rule.day, on) if isinstance(rule, At) else on
        inside = tuple(explained(one, day, known, titles) for one in parts(rule))
    return Explained(rule, to_text(rule), say(rule, titles), is_true(rule, on, known), inside)


def _decisive(told: Explained) -> Iterator[Explained]:
    """The single conditions by which a rule is what it is."""
    if isinstance(told.rule, And | Or | Not | At):
        # An "and" is false by its false parts, an "or" by all, which are false too; a "not" by what it denies.
        same = [part for part in told.parts if isinstance(told.rule, Not) or part.is_true == told.is_true]
        for part in same:
            yield from _decisive(part)
        return
    alone = [part for part in told.parts if not part.is_true] if not told.is_true else []
    yield from alone or [told]
