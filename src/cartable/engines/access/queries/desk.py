"""What waits for an officer of rights, what ends soon, what is full, and how the last computation went."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, QuerySet

from cartable.engines.access.models import EntitlementRule, Grant
from cartable.engines.access.queries.in_charge import decided_grants, managed_services, open_people

SOON = timedelta(days=30)


def ending_grants(actor: Any, on: date) -> QuerySet[Grant]:
    """The rights given by name that end within 30 days, the first to end first."""
    rows = decided_grants(actor, on).filter(open_people(actor), state=Grant.State.GRANTED)
    return rows.filter(valid_until__gt=on, valid_until__lte=on + SOON).order_by("valid_until", "pk")


def last_refresh(actor: Any) -> datetime | None:
    """When the rules of the actor's services were last computed whole; None when they never were."""
    rules = EntitlementRule.objects.filter(service__in=managed_services(actor))
    found: datetime | None = rules.aggregate(last=Max("refreshed_at"))["last"]
    return found
