"""What is taught of a unit in a term, and how it is organised."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Offering(UuidModel):
    """A course unit taught in a term. ``reference`` is its identifier in the file it came from."""

    unit = models.ForeignKey("catalogue.CourseUnit", on_delete=models.PROTECT, related_name="offerings")
    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="offerings")
    reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["unit__code"]
        constraints = [models.UniqueConstraint(fields=["term", "unit"], name="catalogue_offering_once")]


@tracked()
class Configuration(models.Model):
    """One way of following an offering; a student follows exactly one."""

    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="configurations")
    rank = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["offering", "rank"]
        constraints = [models.UniqueConstraint(fields=["offering", "rank"], name="catalogue_configuration_once")]


@tracked()
class Subpart(models.Model):
    """Parallel classes of one kind; a student of the configuration takes exactly one of them."""

    class Kind(models.TextChoices):
        """Cours magistral, travaux dirigés, travaux pratiques."""

        LECTURE = "cm"
        TUTORIAL = "td"
        LAB = "tp"

    configuration = models.ForeignKey(Configuration, on_delete=models.CASCADE, related_name="subparts")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=2, choices=Kind.choices)
    reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["configuration", "rank"]
        constraints = [models.UniqueConstraint(fields=["configuration", "rank"], name="catalogue_subpart_once")]
