"""Days relative to another, in the calendar's own units."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from cartable.engines.people.populations.nodes import AnyDay, Day, Unit

DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}
"""At most, for the limit on distances."""


def resolve_day(day: AnyDay, on: date) -> date:
    """The day meant when today is ``on``."""
    return day.value if isinstance(day, Day) else move(on, day.count, day.unit)


def move(day: date, count: int, unit: Unit) -> date:
    """The day so far after (before, when negative). The 31st of a short month is its last day.

    Beyond the calendar, its first or last day.
    """
    try:
        if unit in (Unit.DAY, Unit.WEEK):
            return day + timedelta(days=count * DAYS_IN[unit])
        return _move_months(day, count * (12 if unit is Unit.YEAR else 1))
    except (OverflowError, ValueError):
        return date.max if count > 0 else date.min


def _move_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        raise ValueError("out of the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
