"""Licences that are counted."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Pool(UuidModel):
    """A number of seats of a service. Those beyond ``size`` wait, in the order that ``serves_first`` says.

    Whoever has a seat keeps it, whatever the order.
    """

    class Order(models.TextChoices):
        """Who is served before others."""

        ARRIVAL = "arrival"
        NAMED = "named"

    service = models.ForeignKey("access.Service", on_delete=models.PROTECT, related_name="pools")
    code = models.SlugField(max_length=60, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField()
    serves_first = models.CharField(max_length=20, choices=Order.choices, default=Order.ARRIVAL)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title_fr
