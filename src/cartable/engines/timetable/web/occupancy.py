"""The use of rooms: a heat map by day and hour, and each room's figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cartable.engines.places.api import ROOM_KINDS, Room, list_buildings, list_campuses
from cartable.engines.timetable.queries.occupancy import (
    FRAME_HOURS,
    HourUse,
    RoomUse,
    Span,
    hour_use,
    room_use,
    rooms_in_use,
)
from cartable.engines.timetable.queries.publications import InForce, in_force_during
from cartable.engines.timetable.queries.term_rooms import RoomFilter, narrow, rooms_of_terms, teaching_weeks
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.week import asked_week
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.charts import HeatMap, heat_map
from cartable.ui.lists import Column
from cartable.ui.lists.exports import export_csv, export_xlsx
from cartable.ui.moments import say_time

ROOMS_A_PAGE = 50
AROUND = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room and its use over the span; ``rate`` and ``fill`` in percent, None: nothing to say."""

    room: Room
    hours: float
    meetings: int
    rate: float
    fill: float | None

    @property
    def kind(self) -> Any:
        """What the room is built for, in the reader's language."""
        return ROOM_KINDS[self.room.kind]


BY_ROOM = {"code": ("code",), "capacity": ("-capacity", "code")}
"""Orders that the database knows: only the rooms of the page are reckoned."""
BY_USE: dict[str, Callable[[RoomLine], Any]] = {
    "hours": lambda line: (-line.hours, line.room.code),
    "fill": lambda line: (-(line.fill if line.fill is not None else -1.0), line.room.code),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The span a reader asks for: a week by default, or a whole term."""

    span: Span
    publications: tuple[InForce, ...]
    known: tuple[InForce, ...]
    term: str
    refused: str


@require_safe
def occupancy(request: HttpRequest) -> HttpResponseBase:
    """The page; filters are in the address."""
    require(request.user, "occupancy.view")
    asked = read_span(request)
    wanted = RoomFilter(*(request.GET.get(name, "")[:40] for name in ("campus", "building", "kind", "q")))
    rooms = narrow(rooms_of_terms({row.term_id for row in asked.publications}), wanted)
    ids = rooms.order_by().values("pk")
    total = ids.count()
    publications = [row.id for row in asked.publications]
    sort = request.GET.get("sort", "") if request.GET.get("sort") in (*BY_ROOM, *BY_USE) else "code"
    if request.GET.get("export"):
        return _export(request.GET["export"], ordered_lines(rooms, publications, asked.span, sort))
    context: dict[str, Any] = {
        "asked": asked,
        "wanted": wanted,
        "sort": sort,
        "page": page_of_lines(rooms, publications, asked.span, sort, request.GET.get("page")),
        "used": rooms_in_use(publications, asked.span, ids),
        "total": total,
        "last_day": asked.span.end - timedelta(days=1),
        "campuses": list_campuses(),
        "buildings": list_buildings(),
        "kinds": ROOM_KINDS.items(),
    }
    if total and asked.publications:
        context["figure"] = draw_hours(hour_use(publications, asked.span, ids, rooms_count=total))
    return render(request, "timetable/occupancy.html", context, status=400 if asked.refused else 200)


def read_span(request: HttpRequest) -> Asked:
    """``?term=A26`` is the whole term; otherwise the week of ``?week=`` or this week."""
    today = moment.today()
    known = tuple(in_force_during(today - AROUND, today + AROUND))
    code = request.GET.get("term", "")
    chosen = next((row for row in known if row.term_code == code), None)
    if chosen:
        span = Span(chosen.term_starts_on, chosen.term_ends_on, teaching_weeks(chosen.term_id) or chosen.term_weeks)
        return Asked(span, (chosen,), known, code, "")
    monday, refused = asked_week(request, today)
    span = Span(monday, monday + timedelta(days=7), 1)
    if code and not refused:
        refused = _("No timetable in force belongs to the term %(code)s.") % {"code": code[:40]}
    holding = tuple(row for row in known if row.term_starts_on < span.end and row.term_ends_on > span.start)
    return Asked(span, holding or tuple(in_force_during(span.start, span.end)), known, "", refused)


def page_of_lines(
    rooms: QuerySet[Room], publications: Sequence[int], span: Span, sort: str, number: str | None
) -> Page[Any]:
    """The lines of one page, in the order asked."""
    if sort in BY_USE:
        return Paginator(ordered_lines(rooms, publications, span, sort), ROOMS_A_PAGE).get_page(number)
    page: Page[Any] = Paginator(rooms.order_by(*BY_ROOM[sort]), ROOMS_A_PAGE).get_page(number)
    page.object_list = _lines_of(list(page.object_list), publications, span)
    return page


def ordered_lines(rooms: QuerySet[Room], publications: Sequence[int], span: Span, sort: str) -> list[RoomLine]:
    """The lines of all rooms, in the order asked."""
    lines = _lines_of(list(rooms.order_by(*BY_ROOM.get(sort, ("code",)))), publications, span)
    return sorted(lines, key=BY_USE[sort]) if sort in BY_USE else lines


def _lines_of(rooms: Sequence[Room], publications: Sequence[int], span: Span) -> list[RoomLine]:
    return room_lines(rooms, room_use(publications, span, [room.pk for room in rooms]), span.weeks)


def room_lines(rooms: Sequence[Room], uses: dict[int, RoomUse], weeks: int) -> list[RoomLine]:
    """Each room with its figures."""
    lines = []
    for room in rooms:
        use = uses.get(room.pk) or RoomUse(room.pk, 0, 0, 0)
        fill = use.fill(room.capacity)
        lines.append(
            RoomLine(
                room=room,
                hours=round(use.minutes / 60, 1),
                meetings=use.meetings,
                rate=round(100 * use.rate(weeks), 1),
                fill=None if fill is None else round(100 * fill, 1),
            )
        )
    return lines


def draw_hours(use: HourUse) -> HeatMap:
    """The heat map: a line an hour, a column a day, the share of rooms in use in percent."""
    values: list[list[float | None]] = [
        [round(100 * use.shares[day, hour]) for day in use.days] for hour in FRAME_HOURS
    ]
    return heat_map(
        [say_time(time(hour)) for hour in FRAME_HOURS],
        [WEEKDAYS[day - 1] for day in use.days],
        values,
        title=_("Share of the rooms in use"),
        unit="%",
        corner=_("Hour"),
    )


COLUMNS = (
    Column("code", gettext_lazy("Room"), value="room.code"),
    Column("building", gettext_lazy("Building"), value="room.building"),
    Column("kind", gettext_lazy("Kind"), value="kind"),
    Column("capacity", gettext_lazy("Seats"), value="room.capacity", numeric=True),
    Column("hours", gettext_lazy("Hours used"), numeric=True),
    Column("meetings", gettext_lazy("Meetings"), numeric=True),
    Column("rate", gettext_lazy("Rate of use (%)"), numeric=True),
    Column("fill", gettext_lazy("Seats filled (%)"), numeric=True),
)


def _export(wanted: str, lines: list[RoomLine]) -> HttpResponseBase:
    if wanted == "csv":
        return export_csv(COLUMNS, lines, "rooms")
    if wanted == "xlsx":
        return export_xlsx(COLUMNS, lines, "rooms", _("Use of rooms"))
    fault = Fault("export.format", _("This list is exported as csv or xlsx."), "export", _("Choose one of the two."))
    raise InputRefused(fault)
