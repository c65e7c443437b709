"""What changes which card opens which door. ``subscribers.py`` imports this module, so that it hears."""

from __future__ import annotations

from uuid import UUID

from cartable.engines.access.domain.doors.waking import tell_of_groups, tell_of_people
from cartable.engines.access.events import ClearanceDecided, DoorGroupsChanged, HoldingsChanged
from cartable.engines.access.models import DoorGroup, TimeRule
from cartable.engines.access.queries.doors.holders import opens_doors
from cartable.kernel.clock import system_clock
from cartable.kernel.outbox import Received, subscribe


@subscribe(HoldingsChanged)
def hear_of_holdings(received: Received) -> None:
    """Rights came, went or changed; those of services that open no door are let through."""
    told = received.read_as(HoldingsChanged)
    if opens_doors(told.service):
        tell_of_people([*told.entered, *told.left, *told.changed], now=system_clock())


@subscribe("person.facts_changed")
def hear_of_facts(received: Received) -> None:
    """A card was given or taken back, among other facts: where no card changed, nothing is written."""
    if "person" in received.payload["facts"]:
        tell_of_people([UUID(value) for value in received.payload["uuids"]], now=system_clock())


@subscribe(ClearanceDecided)
def hear_of_clearance(received: Received) -> None:
    """Someone was let into a zone, or is no longer."""
    tell_of_people([received.read_as(ClearanceDecided).person], now=system_clock())


@subscribe(DoorGroupsChanged)
def hear_of_groups(received: Received) -> None:
    """Doors, hours or the zone of groups changed."""
    tell_of_groups(received.read_as(DoorGroupsChanged).uuids, now=system_clock())


@subscribe("term.created")
@subscribe("term.week_changed")
def hear_of_weeks(received: Received) -> None:
    """The taught weeks changed: groups whose hours follow them are told anew."""
    groups = DoorGroup.objects.filter(pk__in=TimeRule.objects.filter(teaching_weeks_only=True).values("group"))
    tell_of_groups(list(groups.values_list("uuid", flat=True)), now=system_clock())
