"""The calendar's card on the home page."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.calendar.api import current_term, holidays_between, place_in_term
from cartable.engines.calendar.queries import week_at
from cartable.engines.calendar.web.labels import WEEKS, holiday_title
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard

AHEAD = timedelta(days=60)


def this_week(request: HttpRequest) -> HomeCard | None:
    """Which week of the term it is, its letter, and the next holidays; nothing outside terms."""
    if not is_allowed(request.user, "calendar.view"):
        return None
    day = today()
    term = current_term(day)
    place = place_in_term(term, day) if term is not None else None
    if term is None or place is None:
        return None
    week = week_at(term, place[0])
    context = {
        "term": title_of(term),
        "week": week,
        "kind": WEEKS[week.kind],
        "weeks_count": term.weeks_count,
        "holidays": [
            (when, holiday_title(title)) for when, title in list(holidays_between(day, day + AHEAD).items())[:2]
        ],
        "link_url": reverse("calendar:year", args=[term.year.code]),
        "link_label": _("See the calendar"),
    }
    return HomeCard(_("This week"), "calendar/home/this_week.html", context, order=40)
