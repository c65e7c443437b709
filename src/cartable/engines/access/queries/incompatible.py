"""Pairs of rights that exclude each other, and who has both."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cartable.engines.access.models import Holding, Incompatibility, Service
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


def opposed_to(person: Person, service: Service, on: date) -> list[tuple[Incompatibility, Side]]:
    """The pairs that would keep a person from a service, with the right of theirs that excludes it. Two queries."""
    pairs = [one for one in pairs_told() if service.pk in (one.first_id, one.second_id)]
    rows = Holding.objects.valid_on(on).filter(person=person).values_list("service_id", "level__rank")
    ranks: dict[int, int] = {}
    for held, rank in rows:
        ranks[held] = max(ranks.get(held, -1), -1 if rank is None else rank)
    found = []
    for one in pairs:
        sides = [(one.first, one.first_level), (one.second, one.second_level)]
        for mine, other in (sides, sides[::-1]):
            if mine[0].pk == service.pk and _reaches(ranks.get(other[0].pk), other[1]):
                found.append((one, other))
    return found


def _reaches(rank: int | None, level: Any) -> bool:
    """Whether a right of this rank is what a side of a pair speaks of: its level, or one above it."""
    return rank is not None and (level is None or rank >= level.rank)


def _has(side: Side, on: date) -> Q:
    service, level = side
    rows = Holding.objects.valid_on(on).filter(person=OuterRef("pk"), service=service)
    return Q(Exists(rows.filter(level=level) if level else rows))
