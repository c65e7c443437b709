"""The calendar file (RFC 5545) of a person's classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vDuration, vText

from cartable.engines.timetable.queries.feed import FeedEvent
from cartable.engines.timetable.web.labels import named
from cartable.kernel.clock import campus_zone

REFRESH = timedelta(hours=1)
MARGIN = timedelta(days=366)


def write_calendar(*, name: str, events: Sequence[FeedEvent], site: str, on: date) -> bytes:
    """The file's bytes: the same events give the same bytes all year, so that readers can be told "not modified".

    ``site`` begins the links (``https://campus.example``); ``on`` only says which clock changes to describe when there
    is no event.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Cartable//Timetable//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", str(campus_zone()))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add_component(_zone(events, on))
    for event in events:
        calendar.add_component(_event(event, site))
    return bytes(calendar.to_ical())


def _zone(events: Iterable[FeedEvent], on: date) -> Timezone:
    """The campus's zone over the years that hold events."""
    days = [event.meeting.day for event in events] or [on]
    first = date(min(days).year, 1, 1) - MARGIN
    return Timezone.from_tzid(str(campus_zone()), first_date=first, last_date=date(max(days).year + 2, 1, 1))


def _event(event: FeedEvent, site: str) -> Event:
    row = event.meeting
    shown = named(row.course_class)
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.stamped_at)
    entry.add("last-modified", event.stamped_at)
    entry.add("dtstart", _wall(row.starts_at))
    entry.add("dtend", _wall(row.ends_at))
    entry.add("summary", shown.name)
    if row.place:
        entry.add("location", f"{row.place}, {row.place.building}")
    entry.add("description", "\n".join(_told(event, str(shown.kind))))
    entry.add("categories", [vText(row.course_class.code)])
    entry.add("url", f"{site}{shown.url}")
    entry.add("status", "CONFIRMED")
    return entry


def _told(event: FeedEvent, kind: str) -> list[str]:
    row = event.meeting
    lines = [row.course_class.title, kind]
    if event.teaches:
        lines.append(_("You teach this class."))
    elif row.teachers:
        lines.append(_("With %(names)s") % {"names": ", ".join(row.teachers)})
    return lines


def _wall(instant: datetime) -> datetime:
    """The instant in the campus's zone by name, so that the file says ``TZID=Europe/Paris``."""
    return instant.astimezone(campus_zone())
