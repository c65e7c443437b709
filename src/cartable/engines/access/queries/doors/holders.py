"""Who holds doors on a day: the rights of this engine that carry a group of doors, and that open it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Least

from cartable.engines.access.models import Clearance, Door, DoorGroup, EntitlementRule, Grant, Holding
from cartable.engines.people.api import Person, visible_people


@dataclass(frozen=True, slots=True)
class DoorRight:
    """A group of doors held by one person on a day: since when, until when (None: no end written), by which rows."""

    person: Person
    group: DoorGroup
    since: date
    until: date | None
    holdings: tuple[Holding, ...]


def holdings_with_doors(on: date) -> QuerySet[Any]:
    """Every right of a day that carries a group of doors, whatever its state, with ``is_cleared`` and ``ends_on``.

    ``is_cleared``: the group is of no zone, or a clearance for it is in force. ``ends_on``: the first day without the
    right, or without the clearance when that comes first.
    """
    rows = Holding.objects.valid_on(on).filter(door_group__isnull=False)
    cleared = clearances_in_force(on).filter(zone=OuterRef("door_group__zone"), person=OuterRef("person"))
    last = cleared.order_by().values("person").annotate(last=Max("valid_until")).values("last")
    annotated: QuerySet[Any] = rows.annotate(
        is_cleared=Case(When(door_group__zone__isnull=True, then=True), default=Exists(cleared)),
        # LEAST of PostgreSQL leaves empty values out.
        ends_on=Least(F("valid_until"), Subquery(last)),
    )
    return annotated


def clearances_in_force(on: date) -> QuerySet[Clearance]:
    """The clearances that let someone into a zone on a day."""
    return Clearance.objects.filter(state=Clearance.State.GRANTED, valid_from__lte=on, valid_until__gt=on)


def opening_holdings(on: date) -> QuerySet[Any]:
    """Those that open doors on a day. A zone opens to nobody without a clearance, whatever the row says."""
    return holdings_with_doors(on).filter(state__in=Holding.OPENING, is_cleared=True)


def told(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With what a page tells of each: who, by which rule or decision, which group."""
    return rows.select_related(
        "person", "door_group__zone", "door_group__structure", "rule", "grant__granted_by", "service__owner"
    )


def seen_by(actor: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows about people whom the actor may know of: protected people are shown to those who may see them only."""
    return rows.filter(Q(person__is_protected=False) | Q(person__in=Person.objects.filter(visible_people(actor))))


def rights_among(rows: Iterable[Any]) -> list[DoorRight]:
    """One right for each person and group, in the order in which they come; the longest reason makes the end."""
    found: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in rows:
        found[row.person_id, row.door_group_id].append(row)
    return [_right(together) for together in found.values()]


def who_opens(door: Door, *, on: date) -> list[DoorRight]:
    """Everyone who opens the door on a day, by name; once for each group of the door that they hold.

    Nobody opens a door that is out of service. Hours aren't looked at: ``may_open`` says an instant.
    """
    if not door.is_in_service:
        return []
    rows = told(opening_holdings(on).filter(door_group__in=door.groups.all()))
    return rights_among(rows.order_by("person__name_key", "person_id", "door_group__code", "id"))


def rights_of_person(person: Person, *, on: date) -> list[DoorRight]:
    """The groups of doors that the person opens on a day, by title."""
    rows = told(opening_holdings(on).filter(person=person))
    return rights_among(rows.order_by("door_group__title_fr", "door_group_id", "id"))


def rights_lacking(person: Person, *, on: date) -> list[Any]:
    """The person's rights to doors that open nothing on a day: no clearance, a full pool, an incompatible right."""
    rows = holdings_with_doors(on).filter(person=person).exclude(state__in=Holding.OPENING, is_cleared=True)
    return list(told(rows).order_by("door_group__title_fr", "id"))


def doors_of(person: Person, *, on: date) -> list[tuple[Door, tuple[DoorRight, ...]]]:
    """The doors in service that the person opens on a day, by code, each with the rights that open it."""
    rights = rights_of_person(person, on=on)
    by_group = {right.group.pk: right for right in rights}
    doors = Door.objects.filter(is_in_service=True, groups__in=by_group).distinct()
    doors = doors.select_related("building", "room").prefetch_related("memberships").order_by("code")
    return [
        (door, tuple(by_group[row.group_id] for row in door.memberships.all() if row.group_id in by_group))
        for door in doors
    ]


def people_holding(groups: Collection[DoorGroup | int], *, on: date) -> list[int]:
    """Ids of those who hold one of the groups on a day, whatever the state."""
    rows = Holding.objects.valid_on(on).filter(door_group__in=groups)
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def opens_doors(service: UUID) -> bool:
    """Whether some rule or decision gives, or gave, doors with the service."""
    rules = EntitlementRule.objects.filter(service__uuid=service, door_group__isnull=False)
    return rules.exists() or Grant.objects.filter(service__uuid=service, door_group__isnull=False).exists()


def without_clearance(group: DoorGroup, *, on: date) -> QuerySet[Any]:
    """The rights to a group of a zone that don't open it on a day for want of a clearance; none without zone."""
    if group.zone_id is None:
        return Holding.objects.none()
    lacking = Q(state=Holding.State.NOT_CLEARED) | Q(is_cleared=False, state__in=Holding.OPENING)
    return told(holdings_with_doors(on).filter(lacking, door_group=group)).order_by("person__name_key", "id")


def _right(rows: list[Any]) -> DoorRight:
    ends = [row.ends_on for row in rows]
    until = None if None in ends else max(ends)
    return DoorRight(rows[0].person, rows[0].door_group, min(row.since for row in rows), until, tuple(rows))
