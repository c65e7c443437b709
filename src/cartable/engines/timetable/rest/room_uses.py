"""How much the rooms are used: each of them, and hour by hour."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema
from ninja.pagination import paginate

from cartable.engines.timetable.queries.occupancy import FRAME_HOURS, RoomUse, Span, hour_use, room_use
from cartable.engines.timetable.queries.publications import in_force_during
from cartable.engines.timetable.queries.term_rooms import RoomFilter, narrow, rooms_of_terms
from cartable.engines.timetable.rest.shapes import HourShareOut, Line, RoomUseOut
from cartable.kernel.lazy_rows import LazyRows
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.kernel.shapes import Day, Pages

router = Router()


class UseAsked(Schema):
    """Which days, and which rooms: codes of a campus and of a building, a kind, a text in the code or the title."""

    start: Day
    end: Day
    campus: Line = ""
    building: Line = ""
    kind: Line = ""
    q: Line = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The timetables in force, the rooms and the days that are asked about."""

    publications: list[int]
    rooms: Any
    span: Span


@router.get("/room-uses", response=list[RoomUseOut])
@paginate(Pages)
def room_uses(request: HttpRequest, asked: Query[UseAsked]) -> Any:
    """The use of each room by the timetables in force, from ``start`` up to but not including ``end``, by code."""
    found = _read(request, asked)

    def tell(rooms: list[Any]) -> list[RoomUseOut]:
        uses = room_use(found.publications, found.span, [room.pk for room in rooms])
        return [_tell(room, uses.get(room.pk) or RoomUse(room.pk, 0, 0, 0), found.span.weeks) for room in rooms]

    return LazyRows(found.rooms.order_by("code"), tell)


@router.get("/room-uses/hours", response=list[HourShareOut])
@paginate(Pages)
def room_hours(request: HttpRequest, asked: Query[UseAsked]) -> Any:
    """The heat map: the share of these rooms in use by weekday and hour, averaged over the weeks of the span."""
    found = _read(request, asked)
    ids = found.rooms.order_by().values("pk")
    use = hour_use(found.publications, found.span, ids, rooms_count=ids.count())
    return [
        HourShareOut(weekday=day, hour=hour, share=use.shares[day, hour]) for day in use.days for hour in FRAME_HOURS
    ]


def _read(request: HttpRequest, asked: UseAsked) -> Asked:
    require(request.user, "occupancy.view")
    _check(asked.start, asked.end)
    publications = in_force_during(asked.start, asked.end)
    wanted = RoomFilter(asked.campus, asked.building, asked.kind, asked.q)
    rooms = narrow(rooms_of_terms({row.term_id for row in publications}), wanted)
    span = Span(asked.start, asked.end, max(1, (asked.end - asked.start).days // 7))
    return Asked([row.id for row in publications], rooms, span)


def _check(start: date, end: date) -> None:
    if end <= start:
        mend = _("The end is the first day without it, after the beginning.")
        raise InputRefused(Fault("period.empty", _("The period ends before it begins."), "end", mend))


def _tell(room: Any, use: RoomUse, weeks: int) -> RoomUseOut:
    return RoomUseOut(
        room=room.code,
        capacity=room.capacity,
        minutes=use.minutes,
        meetings=use.meetings,
        rate=use.rate(weeks),
        fill=use.fill(room.capacity),
    )
