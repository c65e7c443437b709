"""Read the text of a rule into a tree: recursive descent, one token ahead. The grammar is in README.md.

Nothing is known here of which words exist: that is checked afterwards, so a rule can be read, shown and written again
whatever the engines present.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.cursor import KEYWORDS, Cursor, Place
from cartable.engines.people.populations.faults import did_you_mean
from cartable.engines.people.populations.lexer import Kind, Token, tokens_of
from cartable.engines.people.populations.nodes import (
    And,
    Argument,
    At,
    Call,
    Comparison,
    Not,
    OneOf,
    Operator,
    Or,
    Rule,
    Where,
    Within,
)
from cartable.engines.people.populations.values import parse_day, parse_distance, parse_list, parse_value

OPERATORS = {operator.value: operator for operator in Operator}
FROM_HABIT = {"et": "and", "ou": "or", "non": "not", "pas": "not", "sauf": "and not", "except": "and not", "dans": "in"}


def parse(text: str) -> Rule:
    """The rule that a text says. Raises RuleRefused at the first place that can't be read, or beyond the limits."""
    return parse_tokens(Cursor(tokens_of(text)))


def parse_tokens(cursor: Cursor) -> Rule:
    """The rule that the tokens say, up to the last. Raises RuleRefused; the cursor stays where it could not go on."""
    rule = _disjunction(cursor)
    if cursor.token.kind is not Kind.END:
        raise _not_joined(cursor)
    return rule


def _disjunction(cursor: Cursor) -> Rule:
    parts = [_conjunction(cursor)]
    while cursor.take("or"):
        parts.append(_conjunction(cursor))
    return parts[0] if len(parts) == 1 else Or(tuple(parts), parts[0].span.to(parts[-1].span))


def _conjunction(cursor: Cursor) -> Rule:
    parts = [_negation(cursor)]
    while cursor.take("and"):
        parts.append(_negation(cursor))
    return parts[0] if len(parts) == 1 else And(tuple(parts), parts[0].span.to(parts[-1].span))


def _negation(cursor: Cursor) -> Rule:
    cursor.want(Place.CONDITION)
    sign = cursor.take("not")
    if sign is None:
        return _dated(cursor)
    cursor.enter(sign.span)
    condition = _negation(cursor)
    cursor.leave()
    return Not(condition, sign.span.to(condition.span))


def _dated(cursor: Cursor) -> Rule:
    """A condition, perhaps as of another day."""
    rule = _single(cursor)
    levels = 0
    while True:
        cursor.want(Place.CONNECTOR)
        if not cursor.take("on"):
            break
        levels += 1
        cursor.enter(rule.span)
        day = parse_day(cursor)
        rule = At(rule, day, rule.span.to(day.span))
    for _level in range(levels):
        cursor.leave()
    return rule


def _single(cursor: Cursor) -> Rule:
    opened = cursor.take("(")
    if opened is None:
        return _condition(cursor)
    cursor.enter(opened.span)
    rule = _disjunction(cursor)
    _close(cursor, opened)
    cursor.leave()
    return rule


def _condition(cursor: Cursor) -> Rule:
    """A word, what it is given, and what it is compared with."""
    subject = _call(cursor)
    cursor.count_condition(subject.span)
    cursor.want(Place.OPERATOR, subject)
    if cursor.is_at(*OPERATORS):
        operator = OPERATORS[cursor.advance().text]
        value = parse_value(cursor, subject)
        return Comparison(subject, operator, value, subject.span.to(value.span))
    if cursor.take("within"):
        count, unit, span = parse_distance(cursor)
        return Within(subject, count, unit, subject.span.to(span))
    if cursor.is_at("in") or (cursor.is_at("not") and cursor.is_followed_by("in")):
        is_negated = cursor.advance().text == "not" and bool(cursor.take("in"))
        values = parse_list(cursor, subject)
        return OneOf(subject, values, is_negated, subject.span.to(_last(cursor).span))
    return _where(cursor, subject) if cursor.take("where") else subject


def _where(cursor: Cursor, subject: Call) -> Rule:
    opened = cursor.token
    if not cursor.take("("):
        mend = _('Write the conditions in parentheses: student where (structure = "GI" and year >= 3).')
        raise cursor.refuse("rule.where", _("A parenthesis is missing before “{found}”."), mend)
    cursor.enter(opened.span)
    cursor.tie_depth += 1
    condition = _disjunction(cursor)
    cursor.tie_depth -= 1
    closed = _close(cursor, opened)
    cursor.leave()
    return Where(subject, condition, subject.span.to(closed.span))


def _call(cursor: Cursor) -> Call:
    name = cursor.token
    if name.kind is not Kind.WORD or name.text in KEYWORDS:
        raise _no_condition(cursor)
    cursor.advance()
    opened = cursor.take("(")
    if opened is None:
        return Call(name.text, (), name.span)
    arguments: list[Argument] = []
    while not cursor.is_at(")"):
        arguments.append(_argument(cursor, Call(name.text, tuple(arguments), name.span), len(arguments)))
        if not cursor.take(","):
            break
    closed = cursor.need(")", opened.span)
    return Call(name.text, tuple(arguments), name.span.to(closed.span))


def _argument(cursor: Cursor, call: Call, number: int) -> Argument:
    cursor.want(Place.ARGUMENT, call, number)
    token = cursor.token
    if token.kind is Kind.WORD and token.text not in KEYWORDS and cursor.is_followed_by("="):
        cursor.advance()
        cursor.advance()
        value = parse_value(cursor, call, token.text)
        return Argument(value, token.text, token.span.to(value.span))
    value = parse_value(cursor, call, number)
    return Argument(value, None, value.span)


def _close(cursor: Cursor, opened: Token) -> Token:
    """The parenthesis that ends conditions; what stands in its place is told as what it is."""
    if cursor.token.kind is not Kind.END and not cursor.is_at(")"):
        raise _not_joined(cursor)
    return cursor.need(")", opened.span)


def _last(cursor: Cursor) -> Token:
    return cursor.tokens[cursor.index - 1]


def _no_condition(cursor: Cursor) -> Exception:
    mend = _('Write a condition: student, structure = "GI", member_of("GI", below=true)…')
    return cursor.refuse("rule.condition", _("A condition is missing before “{found}”."), mend)


def _not_joined(cursor: Cursor) -> Exception:
    """Something follows a whole rule."""
    found = cursor.token.text
    if cursor.is_at(")"):
        return cursor.refuse("rule.closed", _("This parenthesis closes nothing."), _("Remove it, or open one before."))
    otherwise = _("Join conditions by and, or; compare with =, !=, <, <=, >, >=, in, before, after, since, until.")
    mend = did_you_mean(found, ("and", "or", *OPERATORS, "within", "where"), otherwise)
    if found in FROM_HABIT:
        mend = did_you_mean(FROM_HABIT[found], [FROM_HABIT[found]], otherwise)
    return cursor.refuse("rule.not_joined", _("“{found}” can't follow what is before it."), mend)
