"""Weeks as people name them: ``2026-W40``, or any of their days."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

WEEK = timedelta(days=7)
ISO_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.ASCII | re.IGNORECASE)


class WeekNotUnderstood(ValueError):
    """The text is neither a week (2026-W40) nor a day (2026-09-28)."""


def monday_of(day: date) -> date:
    """The Monday of the week that holds ``day``."""
    return day - timedelta(days=day.weekday())


def week_key(day: date) -> str:
    """The week of a day as ISO 8601 writes it: ``2026-W40``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def parse_week(text: str) -> date:
    """The Monday of a week written ``2026-W40`` or by one of its days ``2026-09-30``.

    Raises WeekNotUnderstood on anything else, a week 53 that the year doesn't have included.
    """
    text = text.strip()
    found = ISO_WEEK.fullmatch(text)
    try:
        day = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else date.fromisoformat(text)
        monday = monday_of(day)
    except (ValueError, OverflowError) as error:
        raise WeekNotUnderstood(text) from error
    if not MINYEAR + 1 < monday.year < MAXYEAR - 1:
        raise WeekNotUnderstood(text)
    return monday
