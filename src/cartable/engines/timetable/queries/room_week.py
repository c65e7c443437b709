"""A room's week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cartable.engines.timetable.queries.meetings import MeetingRow, meetings_between, read_meetings, total_minutes
from cartable.engines.timetable.queries.person_week import alternations
from cartable.engines.timetable.queries.publications import InForce, in_force_of_week
from cartable.engines.timetable.queries.weeks import monday_of


@dataclass(frozen=True, slots=True)
class RoomWeek:
    """Seven days of a room from ``monday``."""

    monday: date
    publications: tuple[InForce, ...]
    meetings: tuple[MeetingRow, ...]
    alternation: dict[int, str]

    @property
    def minutes(self) -> int:
        """Minutes used."""
        return total_minutes(self.meetings)

    @property
    def length(self) -> timedelta:
        """The same, as a length of time."""
        return timedelta(minutes=self.minutes)

    @property
    def letter(self) -> str:
        """The week's letter when every term in force agrees on it."""
        letters = {row.letter for row in self.publications if row.letter}
        return letters.pop() if len(letters) == 1 else ""

    def of_day(self, day: date) -> list[MeetingRow]:
        """The meetings of one day."""
        return [row for row in self.meetings if row.day == day]


def room_week(room_id: int, day: date) -> RoomWeek:
    """The week that holds ``day``, of a room. At most five queries."""
    monday = monday_of(day)
    publications = in_force_of_week(monday)
    found = meetings_between([row.id for row in publications], monday, monday + timedelta(days=7))
    meetings = read_meetings(found.filter(room_id=room_id)) if publications else []
    return RoomWeek(
        monday=monday,
        publications=tuple(publications),
        meetings=tuple(meetings),
        alternation=alternations(publications, {row.course_class.id for row in meetings}) if meetings else {},
    )
