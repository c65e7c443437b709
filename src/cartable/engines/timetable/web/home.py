"""The timetable's cards on the home page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.engines.calendar.api import list_terms
from cartable.engines.timetable.queries.ahead import Ahead, look_ahead
from cartable.engines.timetable.queries.meetings import MeetingRow
from cartable.engines.timetable.queries.runs import running
from cartable.engines.timetable.queries.terms import term_states
from cartable.engines.timetable.queries.wording import civil
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.labels import RUN_STATES, named
from cartable.engines.timetable.web.week_plan import Marks, to_event
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard
from cartable.ui.moments import say_day, say_time, short_weekday
from cartable.ui.week import plan_strip

SHOWN_LATER = 4
SHOWN_TERMS = 4


def next_classes(request: HttpRequest) -> HomeCard | None:
    """Today as a strip and the next classes, for who follows or teaches some."""
    person = getattr(request.user, "person", None)
    if person is None or not is_allowed(request.user, "week.view"):
        return None
    now, today = civil(moment.now()), moment.today()
    ahead = look_ahead(person.pk, today)
    if not ahead.is_concerned:
        return None
    marks = Marks(taught=ahead.taught)
    context: dict[str, Any] = {
        "sentence": say_ahead(ahead, now),
        "strip": plan_strip([to_event(row, marks) for row in ahead.today], now=now.time()) if ahead.today else None,
        "later": [
            (row, named(row.course_class), row.course_class.id in ahead.taught, short_weekday(row.day))
            for row in later(ahead.later)
        ],
        "link_url": reverse("timetable:week"),
        "link_label": _("See my week"),
    }
    return HomeCard(_("Today"), "timetable/home/next_classes.html", context, order=10)


def terms_at_work(request: HttpRequest) -> HomeCard | None:
    """The terms and what computes, for those who build timetables."""
    if not is_allowed(request.user, "term.view_workspace"):
        return None
    context = {
        "terms": term_states(list(list_terms()[:SHOWN_TERMS])),
        "runs": [(row, RUN_STATES[row.state]) for row in running()],
        "link_url": reverse("timetable:terms"),
        "link_label": _("All terms"),
    }
    return HomeCard(_("Timetables"), "timetable/home/terms.html", context, order=20)


def say_ahead(ahead: Ahead, now: datetime) -> str:
    """How many classes are left today, or when the next one is."""
    left = [row for row in ahead.today if row.ends_at > now]
    if left:
        told = ngettext("%(count)d class left today.", "%(count)d classes left today.", len(left))
        return told % {"count": len(left)}
    if not ahead.later:
        return _("No class in the next seven days.")
    following = ahead.later[0]
    values = {
        "code": following.course_class.code,
        "day": say_day(following.day, "weekday"),
        "time": say_time(following.starts_at.time()),
    }
    return _("Next class: %(code)s, %(day)s, %(time)s.") % values


def later(rows: Sequence[MeetingRow]) -> list[MeetingRow]:
    """The first few, to the end of their day."""
    if len(rows) <= SHOWN_LATER:
        return list(rows)
    last = rows[SHOWN_LATER - 1].day
    return [row for row in rows if row.day <= last][: SHOWN_LATER + 2]
