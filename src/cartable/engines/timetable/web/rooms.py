"""A room's week."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cartable.engines.places.api import ROOM_KINDS, access_room
from cartable.engines.timetable.queries.room_week import room_week
from cartable.engines.timetable.queries.wording import civil
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.week import VIEWS, asked_week, week_nav
from cartable.engines.timetable.web.week_plan import Marks, days_off_of, draw_week, list_week
from cartable.kernel.permissions import is_allowed


@require_safe
def room_page(request: HttpRequest, code: str) -> HttpResponse:
    """The week of a room: everyone may see which class is where."""
    room = access_room(request.user, code)
    now, today = civil(moment.now()), moment.today()
    monday, refused = asked_week(request, today)
    week = room_week(room.pk, monday)
    days_off = days_off_of(monday)
    marks = Marks(alternation=week.alternation)
    context = {
        "room": room,
        "kind": ROOM_KINDS[room.kind],
        "week": week,
        "nav": week_nav(monday, today, reverse("timetable:room", args=[code])),
        "view": request.GET.get("view") if request.GET.get("view") in VIEWS else "grid",
        "refused": refused,
        "may_see_use": is_allowed(request.user, "occupancy.view"),
        "grid": draw_week(monday, week.meetings, marks, now=now, days_off=days_off),
        "days": list_week(monday, week.meetings, marks, today=today, days_off=days_off),
    }
    return render(request, "timetable/room.html", context, status=400 if refused else 200)
