"""Restricted zones with what stands in them and who is cleared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from cartable.engines.access.models import Clearance, DoorGroup, Holding, Service, Zone
from cartable.engines.access.queries.choices import structures_in_force
from cartable.engines.access.queries.in_charge import covered_by, secured_zones
from cartable.engines.people.api import Person, Structure


def counted_zones(actor: Any, on: date) -> QuerySet[Zone]:
    """The actor's zones, each with the people ``cleared`` on a day and the requests that wait (``asking``)."""
    granted = Q(clearances__state="granted", clearances__valid_from__lte=on, clearances__valid_until__gt=on)
    return secured_zones(actor).annotate(
        cleared=Count("clearances__person", filter=granted, distinct=True),
        asking=Count("clearances", filter=Q(clearances__state="requested"), distinct=True),
    )


def secured_structures(actor: Any, on: date) -> QuerySet[Structure]:
    """The structures of a day in which the actor may declare a zone."""
    covered = covered_by(actor, "security_officer")
    found = structures_in_force(on)
    return found if covered is None else found.filter(covered)


def services_in(zone: Zone) -> list[Service]:
    """The services that open to those cleared for the zone only."""
    return list(Service.objects.filter(zone=zone))


def door_groups_in(zone: Zone) -> list[DoorGroup]:
    """The groups of doors of the zone."""
    return list(DoorGroup.objects.filter(zone=zone).select_related("structure").order_by("code"))


def clearances_in_force(zone: Zone, on: date) -> QuerySet[Clearance]:
    """Who is cleared on a day, the first to end first."""
    rows = Clearance.objects.filter(zone=zone, state=Clearance.State.GRANTED, valid_from__lte=on, valid_until__gt=on)
    return rows.select_related("person", "decided_by").order_by("valid_until", "person__name_key")


def clearances_of(person: Person) -> QuerySet[Clearance]:
    """What a person asked for and was answered, the latest request first."""
    rows = Clearance.objects.filter(person=person).select_related("person", "zone", "decided_by")
    return rows.order_by("-requested_at", "-pk")


def barred_people(zone: Zone, on: date) -> QuerySet[Holding]:
    """Rights that a rule or a decision gives in the zone on a day, and that open nothing for want of a clearance."""
    rows: QuerySet[Holding] = Holding.objects.valid_on(on).filter(state=Holding.State.NOT_CLEARED)
    within = Q(service__zone=zone) | Q(door_group__zone=zone)
    return rows.filter(within).select_related("person", "service", "door_group").order_by("person__name_key", "pk")
