"""When a group of doors opens: its time rules laid on the calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from cartable.engines.access.models import DoorGroup, TimeRule
from cartable.engines.calendar.api import TermWeek, holidays_between
from cartable.kernel.clock import campus_zone

LAST_MINUTE = time(23, 59)
"""Hours that close at this minute or later close at midnight: a day has no other way to be written whole."""
MIDNIGHT = time.max
ONE_DAY = timedelta(days=1)


class Opening(NamedTuple):
    """A span of one day, campus time; ``closes_at`` is ``time.max`` when the doors stay open into the next day."""

    day: date
    opens_at: time
    closes_at: time


def opening_times(group: DoorGroup, *, first: date, last: date) -> list[Opening]:
    """When the group opens from ``first`` to ``last`` (both included), in order, overlapping hours made one.

    A group without any rule opens at any time; a day that none of its rules covers is closed. Up to three queries.
    """
    return openings_of(list(group.time_rules.all()), first=first, last=last)


def openings_of(
    rules: Collection[TimeRule], *, first: date, last: date, taught: Collection[date] | None = None
) -> list[Opening]:
    """``opening_times`` for rules already read; ``taught`` are the days of ``teaching_days``, when known."""
    if taught is None and any(rule.teaching_weeks_only for rule in rules):
        taught = teaching_days(first, last)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if not rules:
        return [Opening(day, time.min, MIDNIGHT) for day in days]
    return [opening for day in days for opening in _of_day(day, rules, taught or ())]


def teaching_days(first: date, last: date) -> set[date]:
    """The days from ``first`` to ``last`` in a week of a term that is no break, public holidays left out."""
    weeks = TermWeek.objects.exclude(kind=TermWeek.Kind.BREAK).filter(
        starts_on__gt=first - timedelta(days=7), starts_on__lte=last
    )
    mondays = set(weeks.values_list("starts_on", flat=True))
    days = {monday + timedelta(days=number) for monday in mondays for number in range(7)}
    return {day for day in days if first <= day <= last} - set(holidays_between(first, last + ONE_DAY))


def covers(rule: TimeRule, day: date, taught: Collection[date]) -> bool:
    """Whether the rule opens on that day."""
    if not rule.weekdays & 1 << day.weekday() or day not in rule.period:
        return False
    return not rule.teaching_weeks_only or day in taught


def closing_time(rule: TimeRule) -> time:
    """When the rule closes; the last minute of the day is midnight."""
    return MIDNIGHT if rule.closes_at >= LAST_MINUTE else rule.closes_at


def spans_of(openings: Iterable[Opening]) -> list[tuple[datetime, datetime]]:
    """The openings as instants, campus time, those that touch made one (a night that runs into the next day)."""
    spans: list[tuple[datetime, datetime]] = []
    for opening in openings:
        start, end = _instant(opening.day, opening.opens_at), _end(opening)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _of_day(day: date, rules: Collection[TimeRule], taught: Collection[date]) -> list[Opening]:
    found: list[Opening] = []
    hours = sorted((rule.opens_at, closing_time(rule)) for rule in rules if covers(rule, day, taught))
    for opens_at, closes_at in hours:
        if found and opens_at <= found[-1].closes_at:
            found[-1] = found[-1]._replace(closes_at=max(found[-1].closes_at, closes_at))
        else:
            found.append(Opening(day, opens_at, closes_at))
    return found


def _instant(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, campus_zone())


def _end(opening: Opening) -> datetime:
    if opening.closes_at == MIDNIGHT:
        return _instant(opening.day + ONE_DAY, time.min)
    return _instant(opening.day, opening.closes_at)
