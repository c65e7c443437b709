"""The task that delivers, queued by ``emit`` in the same transaction."""

from __future__ import annotations

from procrastinate.contrib.django import app

from cartable.kernel.outbox.delivering import deliver_pending

TASK_NAME = "cartable.deliver_events"
QUEUE = "upkeep"  # the slots that long jobs never take


@app.task(name=TASK_NAME, queue=QUEUE)
def deliver() -> None:
    """Deliver what waits. What fails is written on the events, and found again by the worker's sweep."""
    deliver_pending()
