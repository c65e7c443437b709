"""A person's whole calendar, for subscriptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from cartable.engines.people.api import people_not_gone
from cartable.engines.timetable.models import CalendarAddress
from cartable.engines.timetable.queries.meetings import MeetingRow, meetings_between, read_meetings
from cartable.engines.timetable.queries.person_week import classes_of_person
from cartable.engines.timetable.queries.publications import InForce, in_force_during

PAST = timedelta(days=366)
FUTURE = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """A meeting as calendars want it.

    ``uid`` names the class, the week of the term and the rank in that week, so that a meeting moved to another hour,
    day or room by the next publication stays the same event; ``sequence`` is the publication's version.
    """

    uid: str
    sequence: int
    stamped_at: datetime
    meeting: MeetingRow
    teaches: bool


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A subscription, without its secret."""

    uuid: UUID
    person_id: int
    created_at: datetime
    revoked_at: datetime | None
    last_read_at: datetime | None


def feed_events(person_id: int, on: date) -> list[FeedEvent]:
    """Every meeting of a person in the publications in force, save those older than a year. Six queries."""
    start, end = on - PAST, on + FUTURE
    publications = in_force_during(start, end)
    if not publications:
        return []
    attended, taught = classes_of_person(person_id, publications)
    by_id = {row.id: row for row in publications}
    meetings = meetings_between(list(by_id), start, end).filter(course_class_id__in=attended | taught)
    return _numbered(read_meetings(meetings), by_id, taught)


def find_address(digest: str, on: date) -> AddressRow | None:
    """The subscription whose token has this SHA-256, revoked or not. One query.

    None when its owner's account is closed, or when all that tied them to the institution has ended.
    """
    known = CalendarAddress.objects.filter(token_digest=digest, person__in=people_not_gone(on))
    row = known.exclude(person__account__is_active=False).first()
    return _address(row) if row else None


def list_addresses(person_id: int) -> list[AddressRow]:
    """A person's subscriptions that still open, the newest first. One query."""
    rows = CalendarAddress.objects.filter(person_id=person_id, revoked_at__isnull=True)
    return [_address(row) for row in rows.order_by("-created_at", "-id")]


def _numbered(
    meetings: Iterable[MeetingRow], publications: dict[int, InForce], taught: frozenset[int]
) -> list[FeedEvent]:
    """Give each meeting its rank among those of its class in its week; ``meetings`` come in order."""
    ranks: dict[tuple[int, int], int] = {}
    events: list[FeedEvent] = []
    for row in meetings:
        publication = publications[row.publication_id]
        week = publication.week_index(row.day)
        rank = ranks[row.course_class.id, week] = ranks.get((row.course_class.id, week), 0) + 1
        events.append(
            FeedEvent(
                uid=f"{row.course_class.uuid}-{week + 1:02d}-{rank}@cartable",
                sequence=publication.version,
                stamped_at=publication.published_at,
                meeting=row,
                teaches=row.course_class.id in taught,
            )
        )
    return events


def last_change(events: Sequence[FeedEvent]) -> datetime | None:
    """When the newest of the publications came out."""
    return max((event.stamped_at for event in events), default=None)


def _address(row: CalendarAddress) -> AddressRow:
    return AddressRow(row.uuid, row.person_id, row.created_at, row.revoked_at, row.last_read_at)
