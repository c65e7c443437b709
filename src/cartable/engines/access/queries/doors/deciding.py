"""Whether a person may open a door at an instant, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.models import Door, Holding
from cartable.engines.access.queries.doors.holders import DoorRight, holdings_with_doors, rights_among, told
from cartable.engines.access.queries.doors.hours import ONE_DAY, opening_times, spans_of
from cartable.engines.people.api import Person
from cartable.kernel.clock import campus_zone
from cartable.kernel.languages import title_of
from cartable.kernel.problems import Text

LOOKED_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes or no, why, and until when: a yes ends at ``until``, a no becomes a yes then (None: not to be told).

    ``right`` is what opens, or would open at another hour.
    """

    is_allowed: bool
    why: Text
    until: datetime | None = None
    right: DoorRight | None = None

    def __bool__(self) -> bool:
        return self.is_allowed


def may_open(person: Person, door: Door, at: datetime) -> Decision:
    """Whether the person's card opens the door at an instant. ``at`` must be aware. Raises ValueError otherwise."""
    if at.tzinfo is None:
        raise ValueError("an instant has a time zone")
    local = at.astimezone(campus_zone())
    if not door.is_in_service:
        return Decision(False, _("This door is out of service: it opens to nobody."))
    rows = list(told(holdings_with_doors(local.date()).filter(person=person, door_group__in=door.groups.all())))
    rights = rights_among(row for row in rows if row.state in Holding.OPENING and row.is_cleared)
    if not rights:
        return Decision(False, _without_right(rows))
    return _best([_decide(right, local) for right in rights])


def _decide(right: DoorRight, at: datetime) -> Decision:
    first, last = at.date() - ONE_DAY, at.date() + LOOKED_AHEAD
    spans = spans_of(opening_times(right.group, first=first, last=last))
    horizon = _midnight(last + ONE_DAY)
    held_until = _midnight(right.until) if right.until is not None else None
    for start, end in spans:
        if start <= at < end:
            ends = [moment for moment in (held_until, None if end == horizon else end) if moment is not None]
            why = format_lazy(_("The right to “{group}” opens it at this hour."), group=title_of(right.group))
            return Decision(True, why, min(ends, default=None), right)
    later = next((start for start, _end in spans if start > at), None)
    if later is None or (held_until is not None and later >= held_until):
        later = None
    why = format_lazy(
        _("The right to “{group}” doesn't open it at this hour: see its hours."), group=title_of(right.group)
    )
    return Decision(False, why, later, right)


def _best(decisions: list[Decision]) -> Decision:
    """A yes before a no; the yes that lasts longest, the no that ends soonest."""
    yes = [decision for decision in decisions if decision.is_allowed]
    if yes:
        return max(yes, key=lambda decision: (decision.until is None, decision.until or _ever()))
    return min(decisions, key=lambda decision: (decision.until is None, decision.until or _ever()))


def _without_right(rows: list[Any]) -> Text:
    """Why what the person holds opens nothing."""
    for row in rows:
        if row.state == Holding.State.NOT_CLEARED or not row.is_cleared:
            zone = row.door_group.zone or row.service.zone  # None once neither lies in one: the row waits to be written
            return format_lazy(
                _("“{group}” lies in the zone “{zone}”: a clearance is needed, and none is in force."),
                group=title_of(row.door_group),
                zone=title_of(zone) if zone else "",
            )
    if any(row.state == Holding.State.WAITING for row in rows):
        return _("The right waits: all seats are taken.")
    if rows:
        return _("The right is put off: it can't be held together with another one.")
    return _("No right to a group of this door is held on this day.")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, campus_zone())


def _ever() -> datetime:
    return datetime.max.replace(tzinfo=campus_zone())
