"""Rules that give a population a service (S03)."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel


@tracked(exclude=["refreshed_at", "members"])
class EntitlementRule(UuidModel, ValidityModel):
    """Whoever meets ``population`` holds the service while it is so, and ``grace_days`` longer.

    ``population`` is the canonical text of a rule of the populations' language. ``warn_days`` before a loss that can be
    foreseen, the person is told. ``members`` and ``refreshed_at`` tell of the last whole computation.
    """

    class State(models.TextChoices):
        """Whether it gives anything."""

        DRAFT = "draft"
        ACTIVE = "active"
        STOPPED = "stopped"

    code = models.SlugField(max_length=60, unique=True)
    service = models.ForeignKey("access.Service", on_delete=models.PROTECT, related_name="rules")
    level = models.ForeignKey("access.ServiceLevel", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quota = models.PositiveIntegerField(null=True, blank=True)
    pool = models.ForeignKey("access.Pool", null=True, blank=True, on_delete=models.PROTECT, related_name="rules")
    door_group = models.ForeignKey(
        "access.DoorGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="rules"
    )
    population = models.TextField()
    grace_days = models.PositiveSmallIntegerField(default=0)
    warn_days = models.PositiveSmallIntegerField(default=30)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    reason = models.CharField(max_length=300)
    refreshed_at = models.DateTimeField(null=True, blank=True)
    members = models.PositiveIntegerField(default=0)

    class Meta(ValidityModel.Meta):
        ordering = ["service", "code"]

    def __str__(self) -> str:
        return self.code


@tracked()
class HeldChange(UuidModel):
    """A computation of a rule that would take the service from too many at once: it waits for a human.

    ``entering`` and ``leaving`` are counts on ``computed_on``; ``population`` is the rule's text that was computed.
    """

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting"
        APPLIED = "applied"
        REFUSED = "refused"

    rule = models.ForeignKey(EntitlementRule, on_delete=models.CASCADE, related_name="held_changes")
    population = models.TextField()
    computed_on = models.DateField()
    entering = models.PositiveIntegerField()
    leaving = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-computed_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule"], condition=models.Q(state="waiting"), name="access_held_change_once"
            )
        ]
