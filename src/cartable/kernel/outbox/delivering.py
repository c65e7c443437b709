"""Telling the events: at least once, in order for each aggregate, however many deliverers work at once.

An event can be taken only while no earlier event of its aggregate is pending, and two deliverers never hold the same
one (``FOR UPDATE SKIP LOCKED``). So the first event of an aggregate bars the way to the others until it is delivered.
"""

from __future__ import annotations

import logging
import traceback
from datetime import datetime, timedelta

from django.db import connection, transaction

from cartable.kernel.audit import because
from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.outbox.events import Received
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.outbox.subscribing import subscribers_of

MAX_ATTEMPTS = 10
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)

log = logging.getLogger(__name__)

# The attempt is counted and the next one set before anything is tried, in a transaction of its own: an event that
# kills its deliverer must not be taken for ever.
TAKE = """
UPDATE kernel_outbox_outboxevent SET attempts = attempts + 1, next_attempt_at = %(later)s
WHERE sequence = (
  SELECT head.sequence FROM kernel_outbox_outboxevent head
  WHERE head.delivered_at IS NULL AND head.set_aside_at IS NULL AND head.dead_at IS NULL
    AND head.next_attempt_at <= %(now)s
    AND NOT EXISTS (
      SELECT 1 FROM kernel_outbox_outboxevent earlier
      WHERE earlier.aggregate = head.aggregate AND earlier.sequence < head.sequence
        AND earlier.delivered_at IS NULL AND earlier.set_aside_at IS NULL
    )
  ORDER BY head.sequence LIMIT 1
  FOR UPDATE OF head SKIP LOCKED
)
RETURNING sequence, attempts
"""


def deliver_pending(limit: int = 1000, *, clock: Clock = system_clock) -> int:
    """Deliver what is due, oldest first, until nothing is or ``limit`` events were tried; returns how many arrived.

    An event whose subscriber fails is tried again after 5 s, then 10, 20, … up to an hour; after ``MAX_ATTEMPTS`` it
    waits for someone (``dead_letters``). Meanwhile the later events of its aggregate wait, and all others go on.
    """
    delivered = 0
    for _turn in range(limit):
        taken = _take(clock())
        if taken is None:
            break
        delivered += _deliver(*taken, clock)
    return delivered


def backoff(attempts: int) -> timedelta:
    """How long to wait after this many attempts: 5 s doubled each time, an hour at most."""
    doublings = min(attempts - 1, 20)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def _take(now: datetime) -> tuple[int, int] | None:
    with transaction.atomic(), connection.cursor() as cursor:
        # A count lost with the power is no harm, and waiting for the disk here would double the time of a delivery.
        cursor.execute("SET LOCAL synchronous_commit TO OFF")
        cursor.execute(TAKE, {"now": now, "later": now + FIRST_WAIT})
        row: tuple[int, int] | None = cursor.fetchone()
    return row


def _deliver(sequence: int, attempts: int, clock: Clock) -> bool:
    """Tell an event that was taken; False when it failed, or when someone else took it again meanwhile."""
    with transaction.atomic():
        event = (
            OutboxEvent.objects.select_for_update(skip_locked=True)
            .filter(sequence=sequence, attempts=attempts, delivered_at__isnull=True, set_aside_at__isnull=True)
            .first()
        )
        if event is None:
            return False
        errors = _tell(event)
        now = clock()
        if not errors:
            event.delivered_at, event.last_error = now, ""
        else:
            event.last_error = "\n".join(errors)[:20_000]
            event.next_attempt_at = now + backoff(attempts)
            event.dead_at = now if attempts >= MAX_ATTEMPTS else None
        event.save(update_fields=["delivered_at", "delivered_to", "last_error", "next_attempt_at", "dead_at"])
    return not errors


def _tell(event: OutboxEvent) -> list[str]:
    """Call the subscribers that haven't had the event; returns the tracebacks of those that failed."""
    received = _received(event)
    errors = []
    for key, subscriber in subscribers_of(event.name).items():
        if key in event.delivered_to:
            continue
        try:
            with because(actor=event.actor or "outbox", reason=event.name, event=str(event.uuid)), transaction.atomic():
                subscriber(received)
        except Exception as error:
            log.warning("event %s: %s failed (attempt %d): %r", event, key, event.attempts, error)
            errors.append(f"{key}\n{traceback.format_exc()}")
        else:
            event.delivered_to = [*event.delivered_to, key]
    return errors


def _received(event: OutboxEvent) -> Received:
    return Received(
        sequence=event.sequence,
        uuid=event.uuid,
        name=event.name,
        aggregate=event.aggregate,
        payload=event.payload,
        occurred_at=event.occurred_at,
        actor=event.actor,
        attempt=event.attempts,
    )
