"""Rules that give services, for those who manage them; and who is about to enter or leave."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from cartable.engines.access.models import EntitlementRule, HeldChange, Holding
from cartable.engines.access.queries.in_charge import managed_services

AHEAD = timedelta(days=30)


def managed_rules(actor: Any) -> QuerySet[EntitlementRule]:
    """The rules of the services that the actor manages."""
    rules = EntitlementRule.objects.filter(service__in=managed_services(actor))
    return rules.select_related("service", "level", "pool", "door_group")


def managed_changes(actor: Any) -> QuerySet[HeldChange]:
    """The computations that were held back, of the actor's rules."""
    rows = HeldChange.objects.filter(rule__service__in=managed_services(actor))
    return rows.select_related("rule__service", "rule__level", "rule__door_group", "decided_by")


def waiting_changes(actor: Any) -> QuerySet[HeldChange]:
    """Those that wait for a human."""
    return managed_changes(actor).filter(state=HeldChange.State.WAITING)


def ahead(on: date) -> date:
    """Until when a rule's page looks forward."""
    return on + AHEAD


def counts_by_state(rule: EntitlementRule, on: date) -> dict[str, int]:
    """How many hold it by the rule on a day, in each state."""
    rows = Holding.objects.valid_on(on).filter(rule=rule).order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(Holding.State.values, 0) | dict(rows)
