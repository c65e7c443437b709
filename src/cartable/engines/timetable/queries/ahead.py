"""What a person has next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cartable.engines.timetable.queries.meetings import MeetingRow, meetings_between, read_meetings
from cartable.engines.timetable.queries.person_week import classes_of_person
from cartable.engines.timetable.queries.publications import in_force_during

AHEAD = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day and the week that follows it. ``is_concerned``: the person follows or teaches a class in force."""

    today: tuple[MeetingRow, ...]
    later: tuple[MeetingRow, ...]
    taught: frozenset[int]
    is_concerned: bool


def look_ahead(person_id: int, day: date) -> Ahead:
    """Today's meetings, then those of the next seven days. Four queries."""
    publications = in_force_during(day, day + AHEAD)
    if not publications:
        return Ahead((), (), frozenset(), False)
    attended, taught = classes_of_person(person_id, publications)
    if not attended | taught:
        return Ahead((), (), taught, False)
    meetings = meetings_between([row.id for row in publications], day, day + AHEAD)
    rows = read_meetings(meetings.filter(course_class_id__in=attended | taught), with_teachers=False)
    today = tuple(row for row in rows if row.day == day)
    return Ahead(today, tuple(row for row in rows if row.day > day), taught, True)
