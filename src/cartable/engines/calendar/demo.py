"""Builders of the calendar, for the demo and for every test."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import count

from cartable.engines.calendar.api import AcademicYear, Term, create_term, create_year

_numbers = count(1)


def make_year(code: str = "", *, starts_on: date = date(2026, 9, 1), ends_on: date = date(2027, 9, 1)) -> AcademicYear:
    """An academic year; each call another one unless its code is given."""
    return create_year(code=code or f"Y{next(_numbers)}", starts_on=starts_on, ends_on=ends_on)


def make_term(
    code: str = "",
    *,
    year: AcademicYear | None = None,
    starts_on: date = date(2026, 9, 7),
    weeks_count: int = 16,
    days_count: int = 7,
    slot_minutes: int = 5,
    break_weeks: Collection[int] = (),
    exam_weeks: Collection[int] = (),
    title_fr: str = "",
    title_en: str = "",
) -> Term:
    """A term of sixteen weeks from Monday 7 September 2026, in a year of its own unless one is given."""
    code = code or f"T{next(_numbers)}"
    if year is None:
        first = date(starts_on.year if starts_on.month > 7 else starts_on.year - 1, 8, 1)
        year = make_year(starts_on=first, ends_on=first.replace(year=first.year + 1))
    return create_term(
        code=code,
        title_fr=title_fr or f"Semestre {code}",
        title_en=title_en or f"Term {code}",
        year=year,
        starts_on=starts_on,
        weeks_count=weeks_count,
        days_count=days_count,
        slot_minutes=slot_minutes,
        break_weeks=break_weeks,
        exam_weeks=exam_weeks,
    )
