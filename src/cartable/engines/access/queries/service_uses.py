"""How often a service is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from cartable.engines.access.models import Service

ONE_WEEK = timedelta(days=7)
WEEKS = 13


@dataclass(frozen=True, slots=True)
class WeekUse:
    """How many times the service was opened in the week that begins on ``monday``."""

    monday: date
    count: int


def uses_by_week(service: Service, on: date, weeks: int = WEEKS) -> list[WeekUse]:
    """The last weeks, the one of ``on`` last; a week without use counts 0. One query."""
    this_monday = on - timedelta(days=on.weekday())
    first = this_monday - ONE_WEEK * (weeks - 1)
    counted = dict.fromkeys((first + ONE_WEEK * place for place in range(weeks)), 0)
    days = service.uses.filter(day__gte=first, day__lt=this_monday + ONE_WEEK)
    for day, count in days.values_list("day").annotate(Sum("count")).order_by("day"):
        counted[day - timedelta(days=day.weekday())] += count
    return [WeekUse(monday, count) for monday, count in counted.items()]
