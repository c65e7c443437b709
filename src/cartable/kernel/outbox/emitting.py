"""Writing events with the facts they tell: both are committed, or neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from cartable.kernel.audit import current_actor
from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.outbox.events import DomainEvent
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.outbox.tasks import deliver

TAKE_TURNS = """
INSERT INTO kernel_outbox_aggregate AS kept (name, emitted)
SELECT given.name, given.emitted FROM unnest(%s::text[], %s::bigint[]) AS given (name, emitted) ORDER BY given.name
ON CONFLICT (name) DO UPDATE SET emitted = kept.emitted + EXCLUDED.emitted
"""


class OutsideTransaction(RuntimeError):
    """An event was emitted outside a transaction: it could be told although the fact is lost, or the reverse."""

    def __init__(self, name: str) -> None:
        super().__init__(f"emit {name} inside transaction.atomic(), with the change that it tells")


def emit(event: DomainEvent, *, actor: Any = None, clock: Clock = system_clock) -> OutboxEvent:
    """Write one event, told to its subscribers once the transaction is committed.

    ``actor`` is an account or the name of a process; by default, who acts according to ``audit.because``.
    Raises OutsideTransaction, and TypeError when a field isn't JSON.
    """
    return emit_all([event], actor=actor, clock=clock)[0]


def emit_all(events: Iterable[DomainEvent], *, actor: Any = None, clock: Clock = system_clock) -> list[OutboxEvent]:
    """Write many events in the order given, in three queries whatever their number. Raises as ``emit``."""
    given = list(events)
    if not given:
        return []
    if not connection.in_atomic_block:
        raise OutsideTransaction(given[0].name)
    who = str(getattr(actor, "uuid", actor)) if actor else current_actor()
    now = clock()
    _take_turns(given)
    rows = OutboxEvent.objects.bulk_create(
        OutboxEvent(
            name=event.name,
            aggregate=event.aggregate,
            payload=event.payload(),
            occurred_at=now,
            next_attempt_at=now,
            actor=who[:150],
        )
        for event in given
    )
    _call_for_delivery()
    return rows


def _take_turns(events: list[DomainEvent]) -> None:
    # Sorted by the query, so that two transactions that tell of several things never wait for each other in a ring.
    counts = Counter(event.aggregate for event in events)
    with connection.cursor() as cursor:
        cursor.execute(TAKE_TURNS, [list(counts), list(counts.values())])


def _call_for_delivery() -> None:
    """Queue one delivery for the whole transaction, and in it.

    The marker tells whether this transaction called already: Django forgets it with the savepoint, as PostgreSQL
    forgets the call.
    """
    if any(entry[1] is _called for entry in reversed(connection.run_on_commit)):
        return
    deliver.defer()
    transaction.on_commit(_called)


def _called() -> None:
    """Marks a transaction that has called for delivery; nothing is left to do at its end."""
