"""Periodic review of what was granted by hand (attestation)."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Review(UuidModel):
    """A campaign: each grant in scope is kept or ended by a reviewer before ``due_on``; silence ends it.

    ``service`` and ``structure`` None mean all of them. ``reminded_at``: reviewers were told that the day comes.
    """

    title = models.CharField(max_length=200)
    service = models.ForeignKey("access.Service", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    structure = models.ForeignKey("people.Structure", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        return self.title


@tracked()
class ReviewItem(UuidModel):
    """One grant to look at again, and what was decided."""

    class Decision(models.TextChoices):
        """What the reviewer said."""

        KEEP = "keep"
        END = "end"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="items")
    grant = models.ForeignKey("access.Grant", on_delete=models.PROTECT, related_name="review_items")
    reviewer = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="reviews")
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    comment = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["review", "id"]
        constraints = [models.UniqueConstraint(fields=["review", "grant"], name="access_review_grant_once")]
