"""Delegations as those concerned read them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from cartable.engines.access.models import Delegation
from cartable.engines.access.queries.in_charge import managed_services


def delegations_seen(actor: Any) -> QuerySet[Delegation]:
    """Those over the services that the actor manages, and those that the actor gave."""
    mine = Q(services__in=managed_services(actor)) | Q(given_by=actor.person)
    return delegations_told().filter(pk__in=Delegation.objects.filter(mine).values("pk"))


def delegations_held(person: Any) -> QuerySet[Delegation]:
    """Those that a person holds or held, the last to end first."""
    return delegations_told().filter(holder=person).order_by("-valid_until", "-pk")


def delegations_told() -> QuerySet[Delegation]:
    """With all that a line of a list reads."""
    rows = Delegation.objects.select_related("holder", "given_by", "structure")
    return rows.prefetch_related("services", "door_groups")
