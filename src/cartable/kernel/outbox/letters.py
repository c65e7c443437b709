"""Events that couldn't be delivered, and what someone decides about them."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cartable.kernel.clock import Clock, system_clock
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.outbox.models.event import PENDING
from cartable.kernel.problems import Conflict


class NotWaiting(Conflict):
    """The event was delivered, or set aside, already."""

    code = "event.not_waiting"

    def __init__(self, event: OutboxEvent) -> None:
        self.event = event
        super().__init__(_("This event (%(name)s) isn't waiting any more.") % {"name": event.name})


def dead_letters() -> QuerySet[OutboxEvent]:
    """Events given up, oldest first, each with ``held_back``: how many later ones of its aggregate wait behind it."""
    behind = (
        OutboxEvent.objects.filter(PENDING, aggregate=OuterRef("aggregate"), sequence__gt=OuterRef("sequence"))
        .order_by()
        .values("aggregate")
        .annotate(count=Count("*"))
    )
    return OutboxEvent.objects.filter(PENDING, dead_at__isnull=False).annotate(
        held_back=Coalesce(Subquery(behind.values("count")), 0)
    )


def list_pending() -> QuerySet[OutboxEvent]:
    """Events not delivered yet, oldest first."""
    return OutboxEvent.objects.filter(PENDING)


def replay(event: OutboxEvent, *, clock: Clock = system_clock) -> OutboxEvent:
    """Try again from now on, as if for the first time; subscribers that have had it aren't told twice.

    Raises NotWaiting.
    """
    with transaction.atomic():
        row = _lock(event)
        row.attempts, row.dead_at, row.next_attempt_at = 0, None, clock()
        row.save(update_fields=["attempts", "dead_at", "next_attempt_at"])
    return row


def set_aside(event: OutboxEvent, *, reason: str, clock: Clock = system_clock) -> OutboxEvent:
    """Give it up for good, so that the later events of its aggregate go on.

    Raises NotWaiting, and ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("say why the event is set aside")
    with transaction.atomic():
        row = _lock(event)
        row.set_aside_at, row.set_aside_because = clock(), reason[:500]
        row.save(update_fields=["set_aside_at", "set_aside_because"])
    return row


def forget_delivered(older_than: timedelta, *, clock: Clock = system_clock) -> int:
    """Delete the events delivered longer ago than this (retention); returns how many."""
    return OutboxEvent.objects.filter(delivered_at__lt=clock() - older_than).delete()[0]


def _lock(event: OutboxEvent) -> OutboxEvent:
    row = OutboxEvent.objects.select_for_update().get(pk=event.pk)
    if row.delivered_at is not None or row.set_aside_at is not None:
        raise NotWaiting(row)
    return row
