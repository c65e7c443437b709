"""The door of the calendar engine."""

from __future__ import annotations

from typing import Any

from cartable.engines.calendar.domain.holidays import add_holidays, holiday_zones, load_holidays
from cartable.engines.calendar.domain.terms import TermTaken, change_week, create_term
from cartable.engines.calendar.domain.years import YearTaken, create_year
from cartable.engines.calendar.models import AcademicYear, Holiday, Term, TermWeek
from cartable.engines.calendar.queries import (
    NoSuchTerm,
    NoSuchYear,
    current_term,
    current_year,
    day_of,
    get_term,
    get_year,
    holidays_between,
    list_terms,
    list_years,
    loaded_zones,
    next_term_turn,
    place_in_term,
    terms_turning,
    terms_under_way,
    weeks_of,
)
from cartable.engines.calendar.types import HolidayRow
from cartable.kernel.permissions import require

__all__ = [
    "AcademicYear",
    "Holiday",
    "HolidayRow",
    "NoSuchTerm",
    "NoSuchYear",
    "Term",
    "TermTaken",
    "TermWeek",
    "YearTaken",
    "access_term",
    "access_year",
    "add_holidays",
    "change_week",
    "create_term",
    "create_year",
    "current_term",
    "current_year",
    "day_of",
    "get_term",
    "get_year",
    "holiday_zones",
    "holidays_between",
    "list_terms",
    "list_years",
    "load_holidays",
    "loaded_zones",
    "next_term_turn",
    "place_in_term",
    "terms_turning",
    "terms_under_way",
    "weeks_of",
]


def access_term(actor: Any, code: str) -> Term:
    """The term with this code, if the actor may read it. Raises NotAllowed, then NoSuchTerm."""
    require(actor, "term.view")
    return get_term(code)


def access_year(actor: Any, code: str) -> AcademicYear:
    """The academic year with this code, if the actor may read it. Raises NotAllowed, then NoSuchYear."""
    require(actor, "calendar.view")
    return get_year(code)
