"""From the rows of a week to what the grid draws."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from cartable.engines.calendar.api import holidays_between
from cartable.engines.timetable.queries.meetings import MeetingRow
from cartable.engines.timetable.web.labels import NamedClass, class_url, named
from cartable.ui.week import Week, WeekEvent, plan_week


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """A line of the list view."""

    meeting: MeetingRow
    named: NamedClass
    is_clash: bool
    is_taught: bool
    alternation: str


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day of the list view."""

    date: date
    is_today: bool
    off: str
    lines: tuple[ListedMeeting, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is said of some meetings: those in a clash, the classes taught, the letter of alternate classes."""

    clashing: Collection[UUID] = ()
    taught: Collection[int] = ()
    alternation: Mapping[int, str] | None = None


def draw_week(
    monday: date, rows: Iterable[MeetingRow], marks: Marks, *, now: datetime, days_off: dict[date, str]
) -> Week:
    """The grid: Monday to Saturday, and Sunday when something meets then."""
    events: dict[date, list[WeekEvent]] = {}
    for row in rows:
        events.setdefault(row.day, []).append(to_event(row, marks))
    days = 7 if monday + timedelta(days=6) in events else 6
    return plan_week(monday, events, today=now.date(), days=days, days_off=days_off, now=now)


def list_week(
    monday: date, rows: Iterable[MeetingRow], marks: Marks, *, today: date, days_off: dict[date, str]
) -> list[ListedDay]:
    """The list: the days with something to say."""
    by_day: dict[date, list[ListedMeeting]] = {}
    for row in rows:
        line = ListedMeeting(
            row,
            named(row.course_class),
            row.uuid in marks.clashing,
            row.course_class.id in marks.taught,
            (marks.alternation or {}).get(row.course_class.id, ""),
        )
        by_day.setdefault(row.day, []).append(line)
    dates = [monday + timedelta(days=index) for index in range(7)]
    return [
        ListedDay(day, day == today, days_off.get(day, ""), tuple(by_day.get(day, ())))
        for day in dates
        if day in by_day or day in days_off
    ]


def to_event(row: MeetingRow, marks: Marks) -> WeekEvent:
    """A meeting on the grid. The group is told, except of a first lecture: most have no second."""
    label = row.course_class
    group = "" if (label.kind, label.number) == ("cm", 1) else _("gr. %(number)d") % {"number": label.number}
    return WeekEvent(
        title=label.title,
        code=label.code,
        category=label.category,
        kind=label.kind,
        start=row.starts_at.time(),
        end=row.ends_at.time(),
        place=", ".join(part for part in (group, str(row.place or "")) if part),
        url=class_url(label.uuid),
        conflict=row.uuid in marks.clashing,
        alternation=(marks.alternation or {}).get(label.id, ""),
        note=_("you teach") if label.id in marks.taught else "",
    )


def days_off_of(monday: date) -> dict[date, str]:
    """The public holidays of a week, with their names. One query."""
    return holidays_between(monday, monday + timedelta(days=7))
