"""Doors, groups of doors, when they open, and what the controllers were told (S06)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel


@tracked()
class Door(UuidModel):
    """A door with a reader. ``code`` is its name at the controller."""

    code = models.CharField(max_length=60, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    building = models.ForeignKey("places.Building", on_delete=models.PROTECT, related_name="doors")
    room = models.ForeignKey("places.Room", null=True, blank=True, on_delete=models.PROTECT, related_name="doors")
    controller = models.ForeignKey(
        "access.DoorController", null=True, blank=True, on_delete=models.PROTECT, related_name="doors"
    )
    is_in_service = models.BooleanField(default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title_fr


@tracked()
class DoorGroup(UuidModel):
    """Doors that open together to the same people. A group of a ``zone`` opens to those cleared for it only."""

    code = models.SlugField(max_length=60, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    structure = models.ForeignKey("people.Structure", on_delete=models.PROTECT, related_name="door_groups")
    zone = models.ForeignKey("access.Zone", null=True, blank=True, on_delete=models.PROTECT, related_name="door_groups")
    doors = models.ManyToManyField(Door, through="access.GroupDoor", related_name="groups", blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title_fr


@tracked()
class GroupDoor(models.Model):
    """A door in a group, with a history of its own: who put it there, who took it out, and why."""

    group = models.ForeignKey(DoorGroup, on_delete=models.CASCADE, related_name="memberships")
    door = models.ForeignKey(Door, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        ordering = ["group", "door"]
        constraints = [models.UniqueConstraint(fields=["group", "door"], name="access_group_door_once")]


@tracked()
class TimeRule(UuidModel, ValidityModel):
    """When a group opens: days of the week (bit 0 Monday), from ``opens_at`` to ``closes_at`` (campus time).

    ``teaching_weeks_only`` leaves out breaks and holidays. A group without any rule opens at any time; one whose rules
    are all over, or not begun yet, stays closed: hours that end never open a building at night.
    """

    group = models.ForeignKey(DoorGroup, on_delete=models.CASCADE, related_name="time_rules")
    weekdays = models.PositiveSmallIntegerField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    teaching_weeks_only = models.BooleanField(default=False)

    class Meta(ValidityModel.Meta):
        ordering = ["group", "opens_at"]
        constraints = [
            *ValidityModel.Meta.constraints,
            models.CheckConstraint(condition=Q(weekdays__gte=1, weekdays__lte=127), name="access_time_rule_days"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="access_time_rule_hours"),
        ]


@tracked(exclude=["last_sent_at", "last_error", "failures", "next_try_at"])
class DoorController(UuidModel):
    """A system that opens doors. ``connector`` names how to speak to it; its secret stands in the environment.

    ``failures`` counts the sendings that failed in a row; nothing is sent by itself before ``next_try_at``.
    """

    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    connector = models.CharField(max_length=40)
    url = models.URLField(max_length=300)
    is_open = models.BooleanField(default=True)
    last_sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class DoorOrder(UuidModel):
    """What a controller was last told, or is to be told, of one person: their cards and which doors open when.

    ``revision`` grows with each change of ``content``: a controller that gets an older one late leaves it. So a row is
    never deleted; that of someone who lost everything says nothing. ``takes_away``: opens less than the one before.
    """

    class State(models.TextChoices):
        """Where it is."""

        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    controller = models.ForeignKey(DoorController, on_delete=models.CASCADE, related_name="orders")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=1)
    takes_away = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=State.choices)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [models.Index(fields=["controller", "state"], name="access_order_queue")]
        constraints = [models.UniqueConstraint(fields=["controller", "person"], name="access_order_once")]
