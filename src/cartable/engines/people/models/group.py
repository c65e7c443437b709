"""Groups of people."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel, validity_range


@tracked(exclude=["refreshed_on"])
class Group(UuidModel):
    """A set of people, kept by hand or by a rule of the populations' language (``populations/README.md``).

    With a ``rule``, its memberships follow the rule and nobody writes them by hand; ``refreshed_on`` is the last day
    when all of them were computed.
    """

    code = models.CharField(max_length=60, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    structure = models.ForeignKey(
        "people.Structure", null=True, blank=True, on_delete=models.PROTECT, related_name="groups"
    )
    rule = models.TextField(blank=True, default="")
    refreshed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title_fr


@tracked()
class GroupMembership(ValidityModel):
    """A person in a group for a period."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        constraints = [
            *ValidityModel.Meta.constraints,
            ExclusionConstraint(
                name="people_membership_once",
                expressions=[
                    (F("group"), RangeOperators.EQUAL),
                    (F("person"), RangeOperators.EQUAL),
                    (validity_range(), RangeOperators.OVERLAPS),
                ],
            ),
        ]
