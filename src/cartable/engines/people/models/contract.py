"""Contracts of employment and hosting: what ties of staff and guests rest on (S66)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel, validity_range


@tracked()
class Contract(UuidModel, ValidityModel):
    """A person's contract or appointment with a structure, for a period.

    One number holds once at a time; the shares of time of one person's contracts never exceed 100 % on a day, which
    ``domain/contracts.py`` checks, for the sum of overlapping rows is nothing a constraint can say.
    """

    class Kind(models.TextChoices):
        """What sort of tie it is in law."""

        PERMANENT = "permanent"
        FIXED_TERM = "fixed_term"
        DOCTORAL = "doctoral"
        HOURLY = "hourly"
        APPRENTICE = "apprentice"
        SECONDMENT = "secondment"
        HOSTING = "hosting"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="contracts")
    structure = models.ForeignKey("people.Structure", on_delete=models.PROTECT, related_name="contracts")
    number = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    grade = models.CharField(max_length=120, blank=True, default="")
    working_percent = models.PositiveSmallIntegerField(default=100)
    source = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        ordering = ["-valid_from", "number"]
        indexes = [models.Index(fields=["person", "valid_from"], name="people_contract_who")]
        constraints = [
            *ValidityModel.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(working_percent__gte=0, working_percent__lte=100), name="people_contract_percent"
            ),
            ExclusionConstraint(
                name="people_contract_once",
                expressions=[
                    (F("number"), RangeOperators.EQUAL),
                    (validity_range(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.number
