"""Digital services: what the institution offers, to whom, how well, and how to ask (S05)."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Service(UuidModel):
    """A service of the catalogue. Its state is told to everybody; who has it follows from rules and decisions only.

    ``restored_hours`` is within how many working hours it is promised back after a breakdown, ``availability_percent``
    the share of time promised. ``needs_strong_sign_in`` is set on what is exposed to the outside. A service of a
    ``zone`` opens to those cleared for it only. ``quota_unit`` is what quotas count (Go, pages, hours).
    """

    class Category(models.TextChoices):
        """Where it stands in the catalogue."""

        TEACHING = "teaching"
        COMMUNICATION = "communication"
        STORAGE = "storage"
        SOFTWARE = "software"
        RESEARCH = "research"
        ADMINISTRATION = "administration"
        PREMISES = "premises"
        NETWORK = "network"

    class State(models.TextChoices):
        """How it is now."""

        PLANNED = "planned"
        OPEN = "open"
        DEGRADED = "degraded"
        INTERRUPTED = "interrupted"
        CLOSED = "closed"

    code = models.SlugField(max_length=60, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    summary_fr = models.CharField(max_length=300, blank=True)
    summary_en = models.CharField(max_length=300, blank=True)
    description_fr = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    audience_fr = models.CharField(max_length=300, blank=True)
    audience_en = models.CharField(max_length=300, blank=True)
    how_to_ask_fr = models.TextField(blank=True)
    how_to_ask_en = models.TextField(blank=True)
    category = models.CharField(max_length=20, choices=Category.choices)
    icon = models.CharField(max_length=40, blank=True)
    owner = models.ForeignKey("people.Structure", on_delete=models.PROTECT, related_name="services")
    contact_mail = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    support_hours_fr = models.CharField(max_length=200, blank=True)
    support_hours_en = models.CharField(max_length=200, blank=True)
    restored_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    availability_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    url = models.URLField(blank=True, max_length=300)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    state_note_fr = models.CharField(max_length=300, blank=True)
    state_note_en = models.CharField(max_length=300, blank=True)
    state_since = models.DateTimeField(null=True, blank=True)
    is_listed = models.BooleanField(default=True)
    can_be_asked = models.BooleanField(default=True)
    needs_strong_sign_in = models.BooleanField(default=False)
    quota_unit = models.CharField(max_length=20, blank=True)
    zone = models.ForeignKey("access.Zone", null=True, blank=True, on_delete=models.PROTECT, related_name="services")

    class Meta:
        ordering = ["title_fr", "id"]

    def __str__(self) -> str:
        return self.title_fr


@tracked()
class ServiceLevel(UuidModel):
    """A grade of a service (reader, editor…). The higher ``rank`` wins when several reasons give the service."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="levels")
    code = models.SlugField(max_length=40)
    title_fr = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["service", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["service", "code"], name="access_level_code_once"),
            models.UniqueConstraint(fields=["service", "rank"], name="access_level_rank_once"),
        ]

    def __str__(self) -> str:
        return self.title_fr


class ServiceUse(models.Model):
    """How often a service was opened from the portal on a day. Nobody is named."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="uses")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "day"], name="access_use_once")]
