"""Weeks of people and of rooms."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router

from cartable.engines.places.api import access_room
from cartable.engines.timetable.api import access_person_week
from cartable.engines.timetable.queries.person_week import PersonWeek, person_week
from cartable.engines.timetable.queries.room_week import room_week
from cartable.engines.timetable.rest.meetings import tell_meeting
from cartable.engines.timetable.rest.shapes import WeekOut
from cartable.kernel.clock import today
from cartable.kernel.shapes import Code, Day

router = Router()


@router.get("/weeks/me", response=WeekOut)
def my_week(request: HttpRequest, on: Day | None = None) -> Any:
    """Your week: the one that holds a day, today unless told."""
    person = access_person_week(request.user, request.user.person.uuid)  # type: ignore[union-attr]
    return _week(person.pk, on)


@router.get("/persons/{uuid}/week", response=WeekOut)
def week_of_person(request: HttpRequest, uuid: UUID, on: Day | None = None) -> Any:
    """Someone's week, for those who may read it."""
    return _week(access_person_week(request.user, uuid).pk, on)


@router.get("/rooms/{code}/week", response=WeekOut)
def week_of_room(request: HttpRequest, code: Path[Code], on: Day | None = None) -> Any:
    """What meets in a room; everyone who may see the room may."""
    week = room_week(access_room(request.user, code).pk, on or today())
    return WeekOut(monday=week.monday, letter=week.letter, meetings=[tell_meeting(row) for row in week.meetings])


def _week(person_id: int, on: date | None) -> WeekOut:
    week: PersonWeek = person_week(person_id, on or today())
    clashing = week.clashing
    meetings = [tell_meeting(row, clash=row.uuid in clashing) for row in week.meetings]
    return WeekOut(monday=week.monday, letter=week.letter, meetings=meetings)
