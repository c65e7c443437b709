"""Tables of events."""

from cartable.kernel.outbox.models.aggregate import Aggregate
from cartable.kernel.outbox.models.event import OutboxEvent

__all__ = ["Aggregate", "OutboxEvent"]
