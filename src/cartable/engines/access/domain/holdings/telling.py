"""Running a computation, and telling what it did: counts for who asked, events for who follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from cartable.engines.access.domain.holdings.limits import MANY_PEOPLE, MANY_PERCENT
from cartable.engines.access.events import HoldingsChanged
from cartable.engines.access.models import Service
from cartable.kernel.outbox import emit_all

CHUNK = 1_000
"""People named by one event."""

LIMITS = {"many_people": MANY_PEOPLE, "many_percent": MANY_PERCENT}

Moves = dict[int, list[str]]
"""People's uuids by service."""


@dataclass(slots=True)
class Told:
    """What a statement did: who entered, left or changed in each service; what it held back; members of each rule."""

    entered: Moves = field(default_factory=lambda: defaultdict(list))
    left: Moves = field(default_factory=lambda: defaultdict(list))
    changed: Moves = field(default_factory=lambda: defaultdict(list))
    blocked: dict[int, int] = field(default_factory=dict)
    entering: dict[int, int] = field(default_factory=dict)
    members: dict[int, int] = field(default_factory=dict)

    def join(self, other: Told) -> None:
        """Take in what another statement of the same work did."""
        for mine, theirs in ((self.entered, other.entered), (self.left, other.left), (self.changed, other.changed)):
            for service, people in theirs.items():
                mine[service] += people
        self.blocked |= other.blocked
        self.entering |= other.entering
        self.members |= other.members

    def count(self, how: str) -> int:
        """How many pairs of a reason and a person entered, left or changed."""
        return sum(len(people) for people in getattr(self, how).values())


def run(statement: str, params: Mapping[str, Any]) -> Told:
    """Run a statement that ends as ``statements.TELLS`` does."""
    told = Told()
    with connection.cursor() as cursor:
        cursor.execute(statement, {**LIMITS, **params})
        for how, number, people, count in cursor.fetchall():
            if people is None:
                getattr(told, how)[number] = count
            else:
                getattr(told, how)[number] += people
    return told


def tell(told: Told) -> None:
    """Emit ``holdings.changed`` for each service, a thousand people at a time. Call it inside the transaction."""
    numbers = {*told.entered, *told.left, *told.changed}
    if numbers:
        services = Service.objects.in_bulk(numbers)
        emit_all(event for number in sorted(numbers) for event in _events(services[number], told))


def _events(service: Service, told: Told) -> Iterator[HoldingsChanged]:
    moves = [
        (how, person) for how in ("left", "changed", "entered") for person in getattr(told, how).get(service.pk, ())
    ]
    for start in range(0, len(moves), CHUNK):
        named: dict[str, list[UUID]] = {"entered": [], "left": [], "changed": []}
        for how, person in moves[start : start + CHUNK]:
            named[how].append(UUID(person))
        yield HoldingsChanged(aggregate=f"service:{service.uuid}", service=service.uuid, code=service.code, **named)
