"""The calendar, for programs: the same rights as on the pages."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.calendar.api import access_term, access_year
from cartable.engines.calendar.queries import list_holidays, list_terms, list_years, weeks_of
from cartable.engines.calendar.rest.shapes import Code, HolidayOut, Line, TermOut, TermWeekOut, YearOut
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.kernel.shapes import Day, Pages

router = Router()


@router.get("/years", response=list[YearOut])
@paginate(Pages)
def years(request: HttpRequest) -> Any:
    """Academic years, the latest first."""
    require(request.user, "calendar.view")
    return list_years()


@router.get("/years/{code}", response=YearOut)
def year(request: HttpRequest, code: Path[Code]) -> Any:
    """One academic year."""
    return access_year(request.user, code)


@router.get("/terms", response=list[TermOut])
@paginate(Pages)
def terms(request: HttpRequest) -> Any:
    """Terms, the latest first."""
    require(request.user, "term.view")
    return list_terms()


@router.get("/terms/{code}", response=TermOut)
def term(request: HttpRequest, code: Path[Code]) -> Any:
    """One term."""
    return access_term(request.user, code)


@router.get("/terms/{code}/weeks", response=list[TermWeekOut])
@paginate(Pages)
def weeks(request: HttpRequest, code: Path[Code]) -> Any:
    """The weeks of a term, in order."""
    return weeks_of(access_term(request.user, code))


@router.get("/holidays", response=list[HolidayOut])
@paginate(Pages)
def holidays(request: HttpRequest, zone: Line = "Métropole", start: Day | None = None, end: Day | None = None) -> Any:
    """Public holidays of a zone, from ``start`` up to but not including ``end``."""
    require(request.user, "holiday.view")
    if start and end and end <= start:
        mend = _("The end is the first day without it, after the beginning.")
        raise InputRefused(Fault("period.empty", _("The period ends before it begins."), "end", mend))
    return list_holidays(zone=zone, start=start, end=end)
