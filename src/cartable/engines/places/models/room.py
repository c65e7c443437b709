"""Rooms."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.search import fold_index


def room_text() -> Concat:
    """What a room is searched by: code and title. The index holds this very expression, so queries must too."""
    return Concat("code", Value(" "), "title", output_field=models.TextField())


@tracked()
class Room(UuidModel):
    """A room where classes may meet; ``capacity`` in seats, ``features`` from a small vocabulary (projector…)."""

    class Kind(models.TextChoices):
        """What the room is built for."""

        LECTURE = "lecture"
        CLASSROOM = "classroom"
        COMPUTER = "computer"
        LABORATORY = "laboratory"
        WORKSHOP = "workshop"

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=120, blank=True)
    building = models.ForeignKey("places.Building", on_delete=models.PROTECT, related_name="rooms")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CLASSROOM)
    capacity = models.PositiveIntegerField()
    features = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["code"]
        indexes = [fold_index(room_text(), "places_room_text")]

    def __str__(self) -> str:
        return self.title or self.code
