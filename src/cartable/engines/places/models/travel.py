"""How long it takes to go from one place to another, in minutes. Rows are kept once, with the lower id first."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class BuildingTravel(models.Model):
    """Minutes between two buildings, either way."""

    origin = models.ForeignKey("places.Building", on_delete=models.CASCADE, related_name="+")
    destination = models.ForeignKey("places.Building", on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["origin", "destination"], name="places_building_travel_once"),
            models.CheckConstraint(condition=Q(origin_id__lt=F("destination_id")), name="places_building_travel_order"),
        ]


class RoomTravel(models.Model):
    """Minutes between two rooms, either way; goes before what their buildings say."""

    origin = models.ForeignKey("places.Room", on_delete=models.CASCADE, related_name="+")
    destination = models.ForeignKey("places.Room", on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["origin", "destination"], name="places_room_travel_once"),
            models.CheckConstraint(condition=Q(origin_id__lt=F("destination_id")), name="places_room_travel_order"),
        ]
