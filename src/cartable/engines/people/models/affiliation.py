"""What a person is to the institution, since when and until when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel, validity_range


@tracked()
class Affiliation(UuidModel, ValidityModel):
    """A person's tie to a structure. Two of one kind to one structure never overlap in time."""

    class Kind(models.TextChoices):
        """What opens different rights; ``types.EDUPERSON`` says each in the eduPerson and SUPANN vocabularies."""

        STUDENT = "student"
        FACULTY = "faculty"
        STAFF = "staff"
        TEMPORARY = "temporary"
        HOSTED = "affiliate"
        APPLICANT = "applicant"
        ALUMNUS = "alumnus"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="affiliations")
    structure = models.ForeignKey("people.Structure", on_delete=models.PROTECT, related_name="affiliations")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    level = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=60, blank=True)
    contract = models.ForeignKey(
        "people.Contract", null=True, blank=True, on_delete=models.PROTECT, related_name="affiliations"
    )

    class Meta:
        indexes = [models.Index(fields=["kind", "structure", "person"], name="people_affiliation_who")]
        constraints = [
            *ValidityModel.Meta.constraints,
            ExclusionConstraint(
                name="people_affiliation_once",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (F("structure"), RangeOperators.EQUAL),
                    (F("kind"), RangeOperators.EQUAL),
                    (validity_range(), RangeOperators.OVERLAPS),
                ],
            ),
        ]
