"""Secret calendar addresses."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked(exclude=["token_digest", "last_read_at"])
class CalendarAddress(UuidModel):
    """A person's subscription: whoever knows the token reads the calendar, until it is revoked.

    Only the SHA-256 of the token is kept.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="calendar_addresses")
    token_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_read_at = models.DateTimeField(null=True, blank=True)
