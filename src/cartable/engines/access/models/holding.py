"""Who holds what, since when, by which rule or decision."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from cartable.kernel.periods import ValidityModel, validity_range


class Holding(ValidityModel):
    """A right of one person in one state for one reason, over a period: the history is the table itself.

    A change of state, grade or quota ends the row and begins another; a row is never rewritten but for its end (or on
    the day it began). What was held on a past day is what ``valid_on(day)`` finds. Level, quota, pool and door group
    are those of the reason at the time. No trigger keeps a second history: whole computations write a million rows.
    """

    class State(models.TextChoices):
        """What it is worth. Only ``HELD`` and ``GRACE`` open the service."""

        HELD = "held"
        GRACE = "grace"
        WAITING = "waiting"
        NOT_CLEARED = "not_cleared"
        CONFLICTING = "conflicting"

    OPENING = ("held", "grace")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="holdings")
    service = models.ForeignKey("access.Service", on_delete=models.PROTECT, related_name="holdings")
    rule = models.ForeignKey(
        "access.EntitlementRule", null=True, blank=True, on_delete=models.PROTECT, related_name="holdings"
    )
    grant = models.ForeignKey("access.Grant", null=True, blank=True, on_delete=models.PROTECT, related_name="holdings")
    level = models.ForeignKey("access.ServiceLevel", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quota = models.PositiveIntegerField(null=True, blank=True)
    pool = models.ForeignKey("access.Pool", null=True, blank=True, on_delete=models.PROTECT, related_name="holdings")
    door_group = models.ForeignKey(
        "access.DoorGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="holdings"
    )
    state = models.CharField(max_length=20, choices=State.choices)

    class Meta:
        indexes = [
            models.Index(fields=["person", "valid_from"], name="access_holding_person"),
            models.Index(fields=["service", "valid_from"], name="access_holding_service"),
            models.Index(fields=["pool", "state"], name="access_holding_pool", condition=Q(pool__isnull=False)),
        ]
        constraints = [
            *ValidityModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(rule__isnull=False, grant__isnull=True) | Q(rule__isnull=True, grant__isnull=False),
                name="access_holding_one_reason",
            ),
            ExclusionConstraint(
                name="access_holding_rule_once",
                expressions=[
                    (F("rule"), RangeOperators.EQUAL),
                    (F("person"), RangeOperators.EQUAL),
                    (validity_range(), RangeOperators.OVERLAPS),
                ],
                condition=Q(rule__isnull=False),
            ),
            ExclusionConstraint(
                name="access_holding_grant_once",
                expressions=[
                    (F("grant"), RangeOperators.EQUAL),
                    (validity_range(), RangeOperators.OVERLAPS),
                ],
                condition=Q(grant__isnull=False),
            ),
        ]


class LossWarning(models.Model):
    """A person was told, on a day, that a service ends for them on another. Told once for each end."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey("access.Service", on_delete=models.CASCADE, related_name="+")
    door_group = models.ForeignKey("access.DoorGroup", null=True, on_delete=models.CASCADE, related_name="+")
    ends_on = models.DateField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "service", "door_group", "ends_on"],
                nulls_distinct=False,
                name="access_warning_once",
            )
        ]
