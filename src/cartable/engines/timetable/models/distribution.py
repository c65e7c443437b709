"""Constraints between classes."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Distribution(UuidModel):
    """One of the nineteen ITC-2019 constraints, by its published name; ``penalty`` counts when it isn't required.

    ``line``: what a team asked and this came from; None when it was written by hand or imported.
    """

    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="distributions")
    rank = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    arguments = ArrayField(models.IntegerField(), default=list, blank=True)
    required = models.BooleanField()
    penalty = models.IntegerField(default=0)
    line = models.ForeignKey(
        "timetable.AppliedLine", null=True, blank=True, on_delete=models.CASCADE, related_name="distributions"
    )

    class Meta:
        ordering = ["term", "rank"]
        constraints = [models.UniqueConstraint(fields=["term", "rank"], name="timetable_distribution_once")]


class DistributionMember(models.Model):
    """A class under a constraint; ``position`` matters for Precedence."""

    distribution = models.ForeignKey(Distribution, on_delete=models.CASCADE, related_name="members")
    course_class = models.ForeignKey("catalogue.CourseClass", on_delete=models.CASCADE, related_name="distributions")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["distribution", "position"]
        constraints = [models.UniqueConstraint(fields=["distribution", "position"], name="timetable_member_once")]
