"""Two records already here that may be one person."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked(exclude=["probability", "reasons", "found_at"])
class LikelyDuplicate(UuidModel):
    """A pair found alike, ``one`` the older record. Once a human said that they are two people, that is remembered."""

    class State(models.TextChoices):
        """What became of it. A pair that was merged is gone from here as long as the merge holds."""

        OPEN = "open"
        TWO_PEOPLE = "two_people"

    one = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    probability = models.FloatField()
    reasons = models.JSONField(default=list)
    found_at = models.DateTimeField()
    decided_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["-probability", "id"]
        indexes = [models.Index(fields=["state", "-probability"], name="people_duplicate_queue")]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="people_duplicate_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="people_duplicate_ordered"),
        ]
