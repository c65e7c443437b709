"""An event and how its delivery goes."""

from __future__ import annotations

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

PENDING = Q(delivered_at__isnull=True, set_aside_at__isnull=True)


class OutboxEvent(models.Model):
    """A fact told to others. ``delivered_to`` names the subscribers that have had it already.

    ``dead_at``: tried too often; it then waits for someone, and holds back the later events of its aggregate until it
    is replayed or set aside.
    """

    sequence = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=100)
    aggregate = models.CharField(max_length=200)
    payload = models.JSONField(encoder=DjangoJSONEncoder)
    occurred_at = models.DateTimeField()
    actor = models.CharField(max_length=150, blank=True)
    delivered_to = models.JSONField(default=list)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    last_error = models.TextField(blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["sequence"]
        indexes = [
            models.Index(fields=["aggregate", "sequence"], condition=PENDING, name="kernel_outbox_pending"),
            models.Index(fields=["sequence"], condition=PENDING, name="kernel_outbox_queue"),
            models.Index(fields=["delivered_at"], name="kernel_outbox_delivered"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.name} {self.aggregate}"
