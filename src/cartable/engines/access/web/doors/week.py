"""The week of groups of doors, drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.access.models import DoorGroup
from cartable.engines.access.queries.doors.hours import MIDNIGHT, openings_of, teaching_days
from cartable.engines.access.web.doors.words import name_of
from cartable.engines.calendar.api import holidays_between
from cartable.ui.week import Week, WeekEvent, plan_week

COLOURS = ("cs", "tm", "ec", "me", "ht", "st")
DAYS = 7


def week_of(groups: Sequence[DoorGroup], *, on: date, urls: bool = False) -> Week | None:
    """When groups (their ``time_rules`` prefetched) open in the week of a day; None without any group."""
    if not groups:
        return None
    monday = on - timedelta(days=on.weekday())
    sunday = monday + timedelta(days=DAYS - 1)
    taught = teaching_days(monday, sunday)
    events: dict[date, list[WeekEvent]] = defaultdict(list)
    for place, group in enumerate(groups):
        for opening in openings_of(list(group.time_rules.all()), first=monday, last=sunday, taught=taught):
            events[opening.day].append(_event(group, COLOURS[place % len(COLOURS)], opening, urls))
    off: dict[date, str] = {
        day: str(name) for day, name in holidays_between(monday, sunday + timedelta(days=1)).items()
    }
    for number in range(DAYS):
        day = monday + timedelta(days=number)
        if not events[day]:
            off.setdefault(day, _("Closed all day"))
    return plan_week(monday, events, today=on, days=DAYS, days_off={day: off[day] for day in off if not events[day]})


def _event(group: DoorGroup, colour: str, opening: Any, urls: bool) -> WeekEvent:

    return WeekEvent(
        title=name_of(group),
        code="",
        category=colour,
        kind="",
        start=opening.opens_at,
        end=time.min if opening.closes_at == MIDNIGHT else opening.closes_at,
        url=reverse("access:door-group", args=[group.code]) if urls else "",
    )
