"""Public holidays."""

from __future__ import annotations

from django.db import models


class Holiday(models.Model):
    """A public holiday of a zone (source: data.gouv.fr, «jours fériés en France», Licence Ouverte)."""

    day = models.DateField()
    zone = models.CharField(max_length=60)
    title = models.CharField(max_length=120)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["day", "zone"], name="calendar_holiday_once")]
