"""Course units."""

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


@tracked()
class CourseUnit(UuidModel):
    """A course unit (unité d'enseignement). Hours are counted in minutes over the term, credits in ECTS."""

    class Category(models.TextChoices):
        """Kinds of knowledge, as the free-choice degrees count them."""

        SCIENCE = "cs"
        METHODS = "tm"
        EXPRESSION = "ec"
        MANAGEMENT = "me"
        HUMANITIES = "ht"
        INTERNSHIP = "st"

    code = models.CharField(max_length=40, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=2, choices=Category.choices, default=Category.SCIENCE)
    credits = models.PositiveSmallIntegerField(default=6)
    lecture_minutes = models.PositiveIntegerField(default=0)
    tutorial_minutes = models.PositiveIntegerField(default=0)
    lab_minutes = models.PositiveIntegerField(default=0)
    summary_fr = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    structure = models.ForeignKey(
        "people.Structure", null=True, blank=True, on_delete=models.PROTECT, related_name="course_units"
    )
    in_charge = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="units_in_charge"
    )

    class Meta:
        ordering = ["code"]
        indexes = [
            fold_index(unit_text(), "catalogue_unit_text"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title_fr}"
