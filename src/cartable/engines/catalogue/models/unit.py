"""Course units: what is true of one now, whatever the year."""

from __future__ import annotations

from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.search import fold_index


def unit_text() -> Concat:
    """What a unit is searched by: code and titles. The index holds this very expression, so queries must too."""
    blank = Value(" ")
    return Concat("code", blank, "title_fr", blank, "title_en", output_field=models.TextField())


class UnitCategory(models.TextChoices):
    """Kinds of knowledge, as the free-choice degrees count them."""

    SCIENCE = "cs"
    METHODS = "tm"
    EXPRESSION = "ec"
    MANAGEMENT = "me"
    HUMANITIES = "ht"
    INTERNSHIP = "st"


class UnitFacts(models.Model):
    """What a unit and each of its versions say. Hours are minutes over the term, for one student; credits are ECTS.

    ``level`` goes from 1 (first year) to 6. ``capacity`` None means that the places of the groups decide.
    """

    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=2, choices=UnitCategory.choices, default=UnitCategory.SCIENCE)
    credits = models.PositiveSmallIntegerField(default=6)
    level = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=2, default="fr")
    campus = models.ForeignKey("places.Campus", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    in_autumn = models.BooleanField(default=True)
    in_spring = models.BooleanField(default=True)
    lecture_minutes = models.PositiveIntegerField(default=0)
    tutorial_minutes = models.PositiveIntegerField(default=0)
    lab_minutes = models.PositiveIntegerField(default=0)
    personal_minutes = models.PositiveIntegerField(default=0)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    summary_fr = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)

    class Meta:
        abstract = True


@tracked()
class CourseUnit(UuidModel, UnitFacts):
    """A course unit (unité d'enseignement): the facts of the version in force, copied here when it is adopted.

    A unit without version holds its facts alone. ``withdrawn_on`` is the first day on which it is taught no more;
    ``replaced_by`` are then the units that take its place.
    """

    Category = UnitCategory

    code = models.CharField(max_length=40, unique=True)
    structure = models.ForeignKey(
        "people.Structure", null=True, blank=True, on_delete=models.PROTECT, related_name="course_units"
    )
    in_charge = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="units_in_charge"
    )
    version = models.OneToOneField(
        "catalogue.UnitVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="in_force_of"
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    replaced_by = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        through="catalogue.UnitReplacement",
        through_fields=("unit", "by"),
        related_name="replaces",
    )

    class Meta:
        ordering = ["code"]
        indexes = [
            fold_index(unit_text(), "catalogue_unit_text"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title_fr}"
