"""Read the values of a rule: texts, numbers, days, lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.cursor import KEYWORDS, Cursor, Place
from cartable.engines.people.populations.days import DAYS_IN
from cartable.engines.people.populations.faults import RuleRefused, did_you_mean, rule_fault
from cartable.engines.people.populations.lexer import Kind, Token
from cartable.engines.people.populations.limits import MOST_DAYS_AWAY, MOST_IN_LIST, MOST_IN_NUMBER
from cartable.engines.people.populations.nodes import (
    AnyDay,
    Bare,
    Call,
    Day,
    Flag,
    Number,
    RelativeDay,
    Span,
    Text,
    Unit,
    Value,
)

UNITS = {name: unit for unit in Unit for name in (unit.value, unit.value[:-1])}


def parse_value(cursor: Cursor, subject: Call | None, parameter: str | int | None = None) -> Value:
    """One value. Raises RuleRefused when what comes next is none."""
    cursor.want(Place.VALUE, subject, parameter)
    token = cursor.token
    if token.kind is Kind.STRING:
        return Text(cursor.advance().text, token.span)
    if token.kind is Kind.DAY or cursor.is_at("today"):
        return parse_day(cursor)
    if token.kind is Kind.NUMBER:
        return _number(cursor.advance(), 1)
    if cursor.is_at("-"):
        sign = cursor.advance()
        if cursor.token.kind is Kind.NUMBER:
            return _number(cursor.advance(), -1, sign.span)
    elif cursor.is_at("true", "false"):
        return Flag(cursor.advance().text == "true", token.span)
    elif token.kind is Kind.WORD and token.text not in KEYWORDS:
        return Bare(cursor.advance().text, token.span)
    mend = _('Write a text between quotes ("GI"), a number, a day (2026-09-01, today) or true, false.')
    raise cursor.refuse("rule.value", _("A value is missing before “{found}”."), mend)


def parse_list(cursor: Cursor, subject: Call) -> tuple[Value, ...]:
    """Values in parentheses, at least one. Raises RuleRefused."""
    opened = cursor.token
    if not cursor.take("("):
        mend = _('Write the values in parentheses: in ("DSI", "BU").')
        raise cursor.refuse("rule.list", _("A list is missing before “{found}”."), mend)
    values = [parse_value(cursor, subject)]
    while cursor.take(","):
        values.append(parse_value(cursor, subject))
        if len(values) > MOST_IN_LIST:
            what, mend = _("This list is too long."), _("Keep to {most} values: make a group or a structure of them.")
            raise RuleRefused(rule_fault("rule.long_list", what, mend, opened.span, most=MOST_IN_LIST))
    cursor.need(")", opened.span)
    return tuple(values)


def parse_day(cursor: Cursor) -> AnyDay:
    """A day, written in figures or relative to today. Raises RuleRefused."""
    cursor.want(Place.DAY)
    token = cursor.token
    if token.kind is Kind.DAY:
        return Day(_calendar_day(cursor.advance()), token.span)
    if not cursor.take("today"):
        mend = _("Write a day as 2026-09-01, today, or today + 30 days.")
        raise cursor.refuse("rule.day", _("A day is missing before “{found}”."), mend)
    sign = cursor.take("+", "-")
    if sign is None:
        return RelativeDay(span=token.span)
    count, unit, span = parse_distance(cursor)
    return RelativeDay(count if sign.text == "+" else -count, unit, token.span.to(span))


def parse_distance(cursor: Cursor) -> tuple[int, Unit, Span]:
    """A whole number and a unit: “30 days”. Raises RuleRefused."""
    token = cursor.token
    if token.kind is not Kind.NUMBER or "." in token.text:
        raise cursor.refuse(
            "rule.distance", _("A whole number is missing before “{found}”."), _("Write for instance: 30 days.")
        )
    cursor.advance()
    cursor.want(Place.UNIT)
    unit = UNITS.get(cursor.token.text) if cursor.token.kind is Kind.WORD else None
    if unit is None:
        mend = did_you_mean(cursor.token.text, UNITS, _("Write one of: days, weeks, months, years."))
        raise cursor.refuse("rule.unit", _("“{found}” is no unit of time."), mend)
    count = int(token.text) if len(token.text) <= MOST_IN_NUMBER else MOST_DAYS_AWAY + 1
    span = token.span.to(cursor.advance().span)
    if count * DAYS_IN[unit] > MOST_DAYS_AWAY:
        what, mend = _("This is too far away."), _("Keep to a hundred years.")
        raise RuleRefused(rule_fault("rule.too_far", what, mend, span))
    return count, unit, span


def _calendar_day(token: Token) -> date:
    try:
        return date.fromisoformat(token.text)
    except ValueError as error:
        what, mend = _("“{found}” is no day of the calendar."), _("Write the year, the month and the day: 2026-09-01.")
        raise RuleRefused(rule_fault("rule.no_such_day", what, mend, token.span, found=token.text)) from error


def _number(token: Token, sign: int, begun: Span | None = None) -> Number:
    span = begun.to(token.span) if begun else token.span
    if len(token.text) > MOST_IN_NUMBER:
        what, mend = _("This number is too long."), _("Keep to {most} figures.")
        raise RuleRefused(rule_fault("rule.long_number", what, mend, span, most=MOST_IN_NUMBER))
    return Number(sign * (Decimal(token.text) if "." in token.text else int(token.text)), span)
