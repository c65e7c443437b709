"""Campuses and buildings."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Campus(UuidModel):
    """A site of the institution."""

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    town = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


@tracked()
class Building(UuidModel):
    """A building of a campus."""

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    campus = models.ForeignKey(Campus, on_delete=models.PROTECT, related_name="buildings")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title
