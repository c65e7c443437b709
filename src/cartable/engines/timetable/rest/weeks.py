"""People's weeks."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from cartable.engines.timetable.api import access_person_week
from cartable.engines.timetable.queries.meetings import MeetingRow
from cartable.engines.timetable.queries.person_week import PersonWeek, person_week
from cartable.engines.timetable.rest.shapes import Day, MeetingOut, WeekOut
from cartable.kernel.clock import today

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


def _week(person_id: int, on: date | None) -> WeekOut:
    week: PersonWeek = person_week(person_id, on or today())
    clashing = week.clashing
    meetings = [_meeting(row, clash=row.uuid in clashing) for row in week.meetings]
    return WeekOut(monday=week.monday, letter=week.letter, meetings=meetings)


def _meeting(row: MeetingRow, *, clash: bool) -> MeetingOut:
    label, place = row.course_class, row.place
    return MeetingOut(
        uuid=row.uuid,
        class_uuid=label.uuid,
        unit=label.code,
        title=label.title,
        category=label.category,
        kind=label.kind,
        number=label.number,
        day=row.day,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        room=place.code if place else None,
        building=place.building if place else None,
        teachers=list(row.teachers),
        clash=clash,
    )
