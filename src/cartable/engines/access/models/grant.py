"""Decisions by name: a service given to one person by one person, and who may decide so."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel


@tracked()
class Delegation(UuidModel, ValidityModel):
    """Leave for ``holder`` to grant some services and door groups to the people of a structure, for a period.

    ``structure`` None means anybody; ``max_days`` is the longest grant they may give.
    """

    holder = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="delegations")
    given_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    services = models.ManyToManyField("access.Service", related_name="delegations", blank=True)
    door_groups = models.ManyToManyField("access.DoorGroup", related_name="delegations", blank=True)
    structure = models.ForeignKey("people.Structure", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    max_days = models.PositiveSmallIntegerField(default=365)
    reason = models.CharField(max_length=300)

    class Meta(ValidityModel.Meta):
        ordering = ["-valid_from", "id"]
        constraints = [
            *ValidityModel.Meta.constraints,
            models.CheckConstraint(condition=Q(valid_until__isnull=False), name="access_delegation_ends"),
        ]


@tracked()
class Grant(UuidModel):
    """A service asked for, or given, by name: by whom, why, and always until when."""

    class State(models.TextChoices):
        """Where it is. ``ENDED`` means before its time, by a decision."""

        REQUESTED = "requested"
        GRANTED = "granted"
        REFUSED = "refused"
        ENDED = "ended"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="grants")
    service = models.ForeignKey("access.Service", on_delete=models.PROTECT, related_name="grants")
    level = models.ForeignKey("access.ServiceLevel", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    quota = models.PositiveIntegerField(null=True, blank=True)
    pool = models.ForeignKey("access.Pool", null=True, blank=True, on_delete=models.PROTECT, related_name="grants")
    door_group = models.ForeignKey(
        "access.DoorGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    state = models.CharField(max_length=20, choices=State.choices)
    requested_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(null=True, blank=True)
    request_reason = models.CharField(max_length=500, blank=True)
    granted_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="grants_given"
    )
    delegation = models.ForeignKey(Delegation, null=True, blank=True, on_delete=models.PROTECT, related_name="grants")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    ended_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["service", "state"], name="access_grant_queue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("granted", "ended"))
                | (Q(granted_by__isnull=False, valid_until__gte=F("valid_from")) & ~Q(reason="")),
                name="access_grant_decided",
            ),
            models.UniqueConstraint(
                fields=["person", "service", "door_group"],
                condition=Q(state="requested"),
                nulls_distinct=False,
                name="access_grant_asked_once",
            ),
        ]


@tracked()
class Incompatibility(UuidModel):
    """Two services (or grades of them) that one person never holds together: separation of duties."""

    first = models.ForeignKey("access.Service", on_delete=models.CASCADE, related_name="+")
    first_level = models.ForeignKey(
        "access.ServiceLevel", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    second = models.ForeignKey("access.Service", on_delete=models.CASCADE, related_name="+")
    second_level = models.ForeignKey(
        "access.ServiceLevel", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    reason_fr = models.CharField(max_length=300)
    reason_en = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "incompatibilities"
