"""Who holds what on a day, past or present: one query each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cartable.engines.access.models import DoorGroup, Holding, Service
from cartable.engines.people.api import Affiliation, Person, Standing, Structure

TOLD = ("person", "service", "level", "pool", "door_group", "rule", "grant__granted_by")


def holders_of(service: Service, *, on: date, structure: Structure | None = None) -> QuerySet[Holding]:
    """The rows of everyone who held the service on a day, or waited for it, in any state, by name.

    ``structure``: of those tied that day to it, or to what is below it. The caller narrows to whom the reader may see.
    """
    rows: QuerySet[Holding] = Holding.objects.valid_on(on).filter(service=service).select_related(*TOLD)
    if structure is not None:
        parents = dict(Structure.objects.values_list("pk", "parent_id"))
        below = Standing(on, parents=parents).under(structure.pk)
        ties = Affiliation.objects.valid_on(on).filter(person=OuterRef("person"), structure__in=below)
        rows = rows.filter(Q(Exists(ties)))
    return rows.order_by("person__name_key", "person_id", "pk")


def holds(person: Person, service_code: str, *, on: date, door_group: DoorGroup | None = None) -> bool:
    """Whether the service was open to the person on a day (through this group of doors, when one is given)."""
    narrowed: dict[str, Any] = {} if door_group is None else {"door_group": door_group}
    rows = Holding.objects.valid_on(on).filter(
        person=person, service__code=service_code, state__in=Holding.OPENING, **narrowed
    )
    return bool(rows.exists())


def rows_of(person: Person, on: date) -> list[Holding]:
    """All that one person held or waited for on a day, with all that is told of it."""
    rows = Holding.objects.valid_on(on).filter(person=person)
    told = rows.select_related(*TOLD[1:], "service__zone", "service__owner", "door_group__zone", "grant__pool")
    return list(told.order_by("service__title_fr", "service_id", "door_group_id", "valid_from", "pk"))
