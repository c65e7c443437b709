"""A person's week, one's own or someone else's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cartable.engines.timetable.api import access_person_week
from cartable.engines.timetable.queries.clashes import Clash
from cartable.engines.timetable.queries.nearest import nearest_weeks
from cartable.engines.timetable.queries.person_week import PersonWeek, person_week
from cartable.engines.timetable.queries.weeks import WeekNotUnderstood, monday_of, parse_week, week_key
from cartable.engines.timetable.queries.wording import civil
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.empty_week import explain_empty
from cartable.engines.timetable.web.labels import named
from cartable.engines.timetable.web.reader import own_person
from cartable.engines.timetable.web.week_plan import Marks, days_off_of, draw_week, list_week

VIEWS = ("grid", "list")


@require_safe
def my_week(request: HttpRequest) -> HttpResponse:
    """The reader's own week."""
    return _page(request, own_person(request.user), reverse("timetable:week"), own=True)


@require_safe
def someones_week(request: HttpRequest, key: UUID) -> HttpResponse:
    """Anybody's week, for those who may see it."""
    person = access_person_week(request.user, key)
    own = person.pk == request.user.person_id  # type: ignore[union-attr]
    return _page(request, person, reverse("timetable:person-week", args=[key]), own=own)


def _page(request: HttpRequest, person: Any, address: str, *, own: bool) -> HttpResponse:
    now, today = civil(moment.now()), moment.today()
    monday, refused = asked_week(request, today)
    week = person_week(person.pk, monday)
    days_off = days_off_of(monday)
    marks = Marks(week.clashing, week.taught if len(week.taught) < _count(week) else (), week.alternation)
    context: dict[str, Any] = {
        "person": person,
        "own": own,
        "week": week,
        "nav": week_nav(monday, today, address),
        "view": request.GET.get("view") if request.GET.get("view") in VIEWS else "grid",
        "refused": refused,
        "clashes": [_said(clash) for clash in week.clashes],
    }
    if week.meetings:
        context["grid"] = draw_week(monday, week.meetings, marks, now=now, days_off=days_off)
        context["days"] = list_week(monday, week.meetings, marks, today=today, days_off=days_off)
    else:
        context["empty"] = explain_empty(week, nearest_weeks(person.pk, monday), address, own=own)
    return render(request, "timetable/week.html", context, status=400 if refused else 200)


def asked_week(request: HttpRequest, today: date) -> tuple[date, str]:
    """The Monday asked by ``?week=``, and why it was refused if it was (then this week is shown)."""
    text = request.GET.get("week", "").strip()
    if not text:
        return monday_of(today), ""
    try:
        return parse_week(text), ""
    except WeekNotUnderstood:
        told = _("“%(text)s” isn't a week. Write one such as %(week)s, or one of its days such as %(day)s.")
        return monday_of(today), told % {"text": text[:40], "week": week_key(today), "day": today.isoformat()}


def week_nav(monday: date, today: date, address: str) -> dict[str, Any]:
    """Where the buttons lead."""
    this = monday_of(today)
    return {
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "number": monday.isocalendar().week,
        "key": week_key(monday),
        "address": address,
        "previous": week_key(monday - timedelta(days=7)),
        "next": week_key(monday + timedelta(days=7)),
        "is_this": monday == this,
    }


def _count(week: PersonWeek) -> int:
    """How many classes meet: who only teaches needn't be told so on each."""
    return len({row.course_class.id for row in week.meetings} | week.taught)


def _said(clash: Clash) -> dict[str, Any]:
    return {"clash": clash, "first": named(clash.first.course_class), "second": named(clash.second.course_class)}
