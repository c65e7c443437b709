"""Restricted zones (ZRR) and who is cleared for them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Zone(UuidModel):
    """A zone with restricted access (zone à régime restrictif, articles R. 413-5-1 and 413-7 of the penal code)."""

    code = models.SlugField(max_length=60, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    structure = models.ForeignKey("people.Structure", on_delete=models.PROTECT, related_name="zones")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title_fr


@tracked()
class Clearance(UuidModel):
    """A decision that a person may enter a zone, for a period. No right to anything of the zone holds without one."""

    class State(models.TextChoices):
        """Where the decision is."""

        REQUESTED = "requested"
        GRANTED = "granted"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="clearances")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="clearances")
    state = models.CharField(max_length=20, choices=State.choices)
    requested_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    request_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.TextField(blank=True)
    reference = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-requested_at"]
        indexes = [models.Index(fields=["zone", "person"], name="access_clearance_who")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="granted")
                | Q(decided_by__isnull=False, valid_from__isnull=False, valid_until__gt=F("valid_from")),
                name="access_clearance_decided",
            )
        ]
