"""The hours of a group as a controller keeps them: weekly windows with a beginning, an end and days left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from cartable.engines.access.models import TimeRule
from cartable.engines.access.queries.doors.hours import MIDNIGHT, closing_time
from cartable.engines.calendar.api import TermWeek, holidays_between

WEEK = timedelta(days=7)
FAR = date(9999, 1, 1)
ANY_TIME: dict[str, Any] = {
    "days": [1, 2, 3, 4, 5, 6, 7],
    "opens": "00:00",
    "closes": "24:00",
    "from": None,
    "until": None,
    "except": [],
}


@dataclass(frozen=True, slots=True)
class TaughtRun:
    """Weeks of terms that follow one another without a break: from a Monday to the Monday after the last one."""

    start: date
    end: date
    holidays: tuple[date, ...]


def taught_runs(on: date) -> list[TaughtRun]:
    """The runs of taught weeks that aren't over on a day, with their public holidays. Two queries.

    A run keeps its first day while it lasts: one that began anew each Monday would make everyone's orders anew.
    """
    weeks = TermWeek.objects.exclude(kind=TermWeek.Kind.BREAK)
    mondays = sorted(set(weeks.values_list("starts_on", flat=True)))
    if not mondays:
        return []
    off = sorted(holidays_between(mondays[0], mondays[-1] + WEEK))
    bounds: list[tuple[date, date]] = []
    for monday in mondays:
        if bounds and bounds[-1][1] == monday:
            bounds[-1] = (bounds[-1][0], monday + WEEK)
        else:
            bounds.append((monday, monday + WEEK))
    return [TaughtRun(start, end, tuple(day for day in off if start <= day < end)) for start, end in bounds if end > on]


def weekly_windows(rules: Collection[TimeRule], *, on: date, runs: Collection[TaughtRun]) -> list[dict[str, Any]]:
    """Windows that say from ``on`` what the rules say: ``days`` 1 (Monday) to 7, hours of the day, ``from`` included,
    ``until`` excluded (None: no end), ``except`` days left out.

    A rule for taught weeks gives one window a run. Without any rule: at any time.
    """
    if not rules:
        return [ANY_TIME]
    found = []
    for rule in sorted(rules, key=lambda rule: (rule.opens_at, rule.closes_at, rule.valid_from, rule.pk)):
        for start, end, off in _periods(rule, runs):
            if end is None or end > on:
                found.append(_window(rule, start, end, off))
    return found


def _periods(rule: TimeRule, runs: Collection[TaughtRun]) -> list[tuple[date, date | None, tuple[date, ...]]]:
    if not rule.teaching_weeks_only:
        return [(rule.valid_from, rule.valid_until, ())]
    found: list[tuple[date, date | None, tuple[date, ...]]] = []
    for run in runs:
        start, end = max(run.start, rule.valid_from), min(run.end, rule.valid_until or FAR)
        if start < end:
            found.append((start, end, tuple(day for day in run.holidays if start <= day < end)))
    return found


def _window(rule: TimeRule, start: date, end: date | None, off: tuple[date, ...]) -> dict[str, Any]:
    days = [number + 1 for number in range(7) if rule.weekdays & 1 << number]
    return {
        "days": days,
        "opens": _hour(rule.opens_at),
        "closes": "24:00" if closing_time(rule) == MIDNIGHT else _hour(rule.closes_at),
        "from": start.isoformat(),
        "until": end.isoformat() if end is not None else None,
        "except": [day.isoformat() for day in off if day.isoweekday() in days],
    }


def _hour(moment: time) -> str:
    return moment.strftime("%H:%M")
