"""Pairs of rights that exclude each other, and who has both."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cartable.engines.access.models import Holding, Incompatibility
from cartable.engines.access.queries.officers import people_open_to
from cartable.engines.people.api import Person

Side = tuple[Any, Any]
"""A service and one of its levels, or None for any."""


def pairs_told() -> QuerySet[Incompatibility]:
    """All pairs with their services and levels."""
    return Incompatibility.objects.select_related("first", "first_level", "second", "second_level")


def both_sides(actor: Any, first: Side, second: Side, on: date) -> QuerySet[Person]:
    """The people whom the actor may name who hold both on a day, whether one of them opens or not."""
    return people_open_to(actor).filter(_has(first, on), _has(second, on))


def _has(side: Side, on: date) -> Q:
    service, level = side
    rows = Holding.objects.valid_on(on).filter(person=OuterRef("pk"), service=service)
    return Q(Exists(rows.filter(level=level) if level else rows))
