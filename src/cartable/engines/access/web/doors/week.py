"""The week of groups of doors: a line a group, a column a day, its hours in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from cartable.engines.access.models import DoorGroup
from cartable.engines.access.queries.doors.hours import openings_of, teaching_days
from cartable.engines.access.web.doors.words import name_of, say_span
from cartable.engines.calendar.api import holidays_between
from cartable.ui.moments import weekday_name

DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekColumn:
    """A day; ``holiday`` is its name when it is one."""

    day: date
    name: str
    is_today: bool
    holiday: str


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A group: for each day the hours at which it opens, none when it stays closed."""

    name: str
    url: str
    cells: Sequence[tuple[WeekColumn, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class DoorWeek:
    """What ``access/doors/week.html`` draws."""

    columns: Sequence[WeekColumn]
    lines: Sequence[WeekLine]


def week_of(groups: Sequence[DoorGroup], *, on: date, links: bool = False) -> DoorWeek | None:
    """When groups (their ``time_rules`` prefetched) open in the week of a day; None without any group."""
    if not groups:
        return None
    monday = on - timedelta(days=on.weekday())
    days = [monday + timedelta(days=number) for number in range(DAYS)]
    holidays = holidays_between(days[0], days[-1] + timedelta(days=1))
    columns = [WeekColumn(day, weekday_name(day), day == on, holidays.get(day, "")) for day in days]
    taught = teaching_days(days[0], days[-1])
    return DoorWeek(columns, [_line(group, columns, taught, links) for group in groups])


def _line(group: DoorGroup, columns: Sequence[WeekColumn], taught: set[date], links: bool) -> WeekLine:
    hours: dict[date, list[str]] = defaultdict(list)
    first, last = columns[0].day, columns[-1].day
    for opening in openings_of(_rules(group), first=first, last=last, taught=taught):
        hours[opening.day].append(say_span(opening.opens_at, opening.closes_at))
    url = reverse("access:door-group", args=[group.code]) if links else ""
    return WeekLine(name_of(group), url, [(column, hours[column.day]) for column in columns])


def _rules(group: DoorGroup) -> list[Any]:
    return list(group.time_rules.all())
