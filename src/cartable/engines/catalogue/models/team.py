"""Who does what for a unit."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel


@tracked()
class TeamMember(UuidModel, ValidityModel):
    """A person's part in the team of a unit (équipe pédagogique). ``CourseUnit.in_charge`` repeats the lead."""

    class Part(models.TextChoices):
        """Responsable, adjoint, enseignant, assistant, gestionnaire."""

        LEAD = "lead"
        DEPUTY = "deputy"
        TEACHER = "teacher"
        ASSISTANT = "assistant"
        SECRETARY = "secretary"

    unit = models.ForeignKey("catalogue.CourseUnit", on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="unit_parts")
    part = models.CharField(max_length=10, choices=Part.choices)

    class Meta:
        ordering = ["unit", "part", "person"]
        constraints = [
            *ValidityModel.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "person", "part", "valid_from"], name="catalogue_teammember_once"),
        ]
