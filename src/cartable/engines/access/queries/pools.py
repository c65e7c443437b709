"""Pools of seats with how many are taken and how many wait."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from cartable.engines.access.models import EntitlementRule, Holding, Pool
from cartable.engines.access.queries.in_charge import managed_services

OPENING = Holding.OPENING


def counted_pools(actor: Any, on: date) -> QuerySet[Pool]:
    """The pools of the services that the actor manages, each with ``taken`` and ``waiting``: people on a day."""
    pools = Pool.objects.select_related("service").filter(service__in=managed_services(actor))
    return pools.annotate(taken=_people(on, OPENING), waiting=_people(on, (Holding.State.WAITING,)))


def full_pools(actor: Any, on: date) -> QuerySet[Pool]:
    """Those where somebody waits, or no seat is free."""
    return counted_pools(actor, on).filter(Q(taken__gte=F("size")), size__gt=0)


def seated(pool: Pool, on: date) -> QuerySet[Holding]:
    """Who has a seat of the pool on a day or waits for one."""
    rows: QuerySet[Holding] = Holding.objects.valid_on(on).filter(pool=pool)
    wanted = rows.filter(state__in=(*OPENING, Holding.State.WAITING))
    return wanted.select_related("person", "service", "level", "door_group", "rule", "grant__granted_by")


def in_turn(pool: Pool) -> list[Any]:
    """The order in which those who wait are served: what ``order_by`` of rows of holdings takes."""
    named = Case(When(grant__isnull=False, then=Value(0)), default=Value(1), output_field=IntegerField())
    came = [F("since").asc(), F("grant__decided_at").asc(nulls_first=True), F("person_id").asc()]
    return [named.asc(), *came] if pool.serves_first == Pool.Order.NAMED else came


def rules_of_pool(pool: Pool) -> QuerySet[EntitlementRule]:
    """The rules that hand out its seats, those stopped left out."""
    rules: QuerySet[EntitlementRule] = pool.rules.exclude(state=EntitlementRule.State.STOPPED)
    return rules.select_related("level", "door_group").order_by("code")


def _people(on: date, states: tuple[str, ...]) -> Coalesce:
    rows = Holding.objects.valid_on(on).filter(pool=OuterRef("pk"), state__in=states).order_by()
    counted = rows.values("pool").annotate(people=Count("person", distinct=True)).values("people")
    return Coalesce(Subquery(counted), 0)
