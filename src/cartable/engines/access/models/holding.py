"""Who holds what, since when, by which rule or decision."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from cartable.kernel.periods import ValidityModel

# One look for a whole statement: an exclusion constraint (GiST) took 150 microseconds a row, twelve times the rest.
REFUSE_OVERLAPS = """
IF EXISTS (
  SELECT 1 FROM written JOIN access_holding other
    ON other.rule_id = written.rule_id AND other.person_id = written.person_id AND other.id <> written.id
    AND daterange(other.valid_from, other.valid_until) && daterange(written.valid_from, written.valid_until)
) OR EXISTS (
  SELECT 1 FROM written JOIN access_holding other ON other.grant_id = written.grant_id AND other.id <> written.id
    AND daterange(other.valid_from, other.valid_until) && daterange(written.valid_from, written.valid_until)
) THEN
  RAISE EXCEPTION 'a person holds a right twice for one reason' USING ERRCODE = 'exclusion_violation';
END IF;
RETURN NULL;
"""


def _refuse_overlaps(operation: pgtrigger.Operation, name: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="written"),  # type: ignore[no-untyped-call]
        func=REFUSE_OVERLAPS,
    )


class Holding(ValidityModel):
    """A right of one person in one state for one reason, over a period: the history is the table itself.

    A change of state, grade or quota ends the row and begins another; a row is never rewritten but for its end (or on
    the day it began). What was held on a past day is what ``valid_on(day)`` finds. Level, quota, pool and door group
    are those of the reason at the time. No trigger keeps a second history: whole computations write a million rows.

    ``since`` is the first day of the reason without a break, whatever the states since. ``left_on`` is the first day
    on which the person no longer met the rule: the grace period counts from it. Two rows of one reason and person
    never share a day: the database refuses it, at the end of each statement.
    """

    class State(models.TextChoices):
        """What it is worth. Only ``HELD`` and ``GRACE`` open the service."""

        HELD = "held"
        GRACE = "grace"
        WAITING = "waiting"
        NOT_CLEARED = "not_cleared"
        CONFLICTING = "conflicting"

    OPENING = ("held", "grace")

    # The keys have no index of their own: those below serve each of them, and every index is paid a million times.
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="holdings", db_index=False)
    service = models.ForeignKey("access.Service", on_delete=models.PROTECT, related_name="holdings", db_index=False)
    rule = models.ForeignKey(
        "access.EntitlementRule",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="holdings",
        db_index=False,
    )
    grant = models.ForeignKey(
        "access.Grant", null=True, blank=True, on_delete=models.PROTECT, related_name="holdings", db_index=False
    )
    level = models.ForeignKey(
        "access.ServiceLevel", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    quota = models.PositiveIntegerField(null=True, blank=True)
    pool = models.ForeignKey(
        "access.Pool", null=True, blank=True, on_delete=models.PROTECT, related_name="holdings", db_index=False
    )
    door_group = models.ForeignKey(
        "access.DoorGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="holdings", db_index=False
    )
    state = models.CharField(max_length=20, choices=State.choices)
    since = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "valid_from"], name="access_holding_person"),
            models.Index(fields=["service", "valid_from"], name="access_holding_service"),
            models.Index(fields=["pool", "state"], name="access_holding_pool", condition=Q(pool__isnull=False)),
            models.Index(
                fields=["door_group", "person"], name="access_holding_doors", condition=Q(door_group__isnull=False)
            ),
            models.Index(
                fields=["rule", "valid_until"], name="access_holding_ended", condition=Q(valid_until__isnull=False)
            ),
        ]
        constraints = [
            *ValidityModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(rule__isnull=False, grant__isnull=True) | Q(rule__isnull=True, grant__isnull=False),
                name="access_holding_one_reason",
            ),
            models.UniqueConstraint(
                fields=["rule", "person", "valid_from"],
                condition=Q(rule__isnull=False),
                name="access_holding_rule_once",
            ),
            models.UniqueConstraint(
                fields=["grant", "valid_from"], condition=Q(grant__isnull=False), name="access_holding_grant_once"
            ),
        ]
        triggers = [
            _refuse_overlaps(pgtrigger.Insert, "refuse_overlaps_added"),
            _refuse_overlaps(pgtrigger.Update, "refuse_overlaps_changed"),
        ]

    @property
    def is_opening(self) -> bool:
        """Whether the row opens the service."""
        return self.state in self.OPENING


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
