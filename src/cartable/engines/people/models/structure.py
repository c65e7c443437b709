"""The tree of structures."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel


@tracked()
class Structure(UuidModel, ValidityModel):
    """A department, a laboratory, a service: a node of the institution, for a period."""

    class Kind(models.TextChoices):
        """What kind of structure."""

        INSTITUTION = "institution"
        SCHOOL = "school"
        DEPARTMENT = "department"
        LABORATORY = "laboratory"
        TEAM = "team"
        SERVICE = "service"
        PROGRAMME = "programme"

    code = models.CharField(max_length=40, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    uai = models.CharField(max_length=8, blank=True, default="")
    mail = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")

    class Meta(ValidityModel.Meta):
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title_fr
