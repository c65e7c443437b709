"""The calendar of an academic year: terms, weeks, A and B, breaks, holidays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cartable.engines.calendar.api import (
    AcademicYear,
    Term,
    TermWeek,
    access_year,
    current_year,
    holidays_between,
    list_years,
    loaded_zones,
)
from cartable.engines.calendar.queries import terms_with_weeks
from cartable.engines.calendar.web.labels import WEEKS, holiday_title
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.lists import Action
from cartable.ui.moments import say_day

MAIN_ZONE = "Métropole"


@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """The year under way; else the latest; else what to do to have one."""
    require(request.user, "calendar.view")
    year = current_year(today()) or list_years().first()
    if year is None:
        return render(request, "calendar/none.html", {"page_title": _("Calendar"), "actions": actions_of(request)})
    return _show(request, year)


@require_safe
def year(request: HttpRequest, code: str) -> HttpResponse:
    """One year."""
    return _show(request, access_year(request.user, code))


def _show(request: HttpRequest, shown: AcademicYear) -> HttpResponse:
    zones = loaded_zones()
    asked = request.GET.get("zone", MAIN_ZONE)
    zone = asked if asked in zones else MAIN_ZONE
    terms = terms_with_weeks(shown)
    start, end = _span(shown, terms)
    holidays = {day: holiday_title(title) for day, title in holidays_between(start, end, zone).items()}
    context = {
        "page_title": gettext("Calendar %(year)s") % {"year": shown.code},
        "lead": gettext("From %(start)s to %(end)s.")
        % {
            "start": say_day(shown.starts_on, "year"),
            "end": say_day(shown.ends_on - timedelta(days=1), "year"),
        },
        "actions": actions_of(request, shown),
        "may_edit": is_allowed(request.user, "term.edit"),
        "year": shown,
        "years": list(list_years()),
        "terms": [_tell_term(term, holidays, today()) for term in terms],
        "holidays": list(holidays.items()),
        "zone": zone,
        "zones": zones,
    }
    return render(request, "calendar/year.html", context)


def actions_of(request: HttpRequest, shown: AcademicYear | None = None) -> list[Action]:
    """What those who plan terms may do."""
    if not is_allowed(request.user, "term.edit"):
        return []
    found = [Action(_("New academic year"), reverse("calendar:new-year"), icon="plus", primary=shown is None)]
    if shown is not None:
        address = f"{reverse('calendar:new-term')}?year={shown.code}"
        found.append(Action(_("New term"), address, icon="calendar-plus", primary=True))
    return found


def _span(shown: AcademicYear, terms: list[Term]) -> tuple[date, date]:
    """The days to look for holidays in: the year, and what its terms have beyond."""
    ends = [term.starts_on + timedelta(weeks=term.weeks_count) for term in terms]
    return shown.starts_on, max([shown.ends_on, *ends])


def _tell_term(term: Term, holidays: dict[date, str], day: date) -> dict[str, Any]:
    weeks = [_tell_week(week, holidays, day) for week in term.weeks.all()]
    teaching = sum(1 for week in term.weeks.all() if week.kind == "teaching")
    return {
        "term": term,
        "title": title_of(term),
        "ends_on": term.starts_on + timedelta(weeks=term.weeks_count, days=-1),
        "weeks": weeks,
        "summary": ngettext("%(number)d teaching week", "%(number)d teaching weeks", teaching) % {"number": teaching},
        "is_current": any(week["is_current"] for week in weeks),
    }


def _tell_week(week: TermWeek, holidays: dict[date, str], day: date) -> dict[str, Any]:
    days = [week.starts_on + timedelta(days=index) for index in range(7)]
    return {
        "number": week.number,
        "starts_on": week.starts_on,
        "ends_on": days[-1],
        "letter": week.letter,
        "kind": WEEKS[week.kind],
        "holidays": [(one, holidays[one]) for one in days if one in holidays],
        "is_current": day in days,
    }
