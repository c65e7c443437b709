"""What the preparations of units brought into a term's timetable, line by line."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class AppliedPreparation(UuidModel):
    """A unit's preparation as the timetable took it over, last time.

    ``digest`` is that of all it was made from: another one today means that something changed since.
    """

    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="applied_preparations")
    preparation = models.OneToOneField("catalogue.Preparation", on_delete=models.CASCADE, related_name="applied")
    applied_at = models.DateTimeField()
    applied_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    applied_count = models.PositiveIntegerField(default=0)
    refused_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["term", "preparation"]


class AppliedLine(models.Model):
    """One thing asked: what it became, or why it couldn't be taken over.

    ``said`` keeps what it takes to say it in any language (a sentence and its places, a person and hours…), so that it
    is told as it was applied even when the team has changed it since. ``reason`` is a code, ``facts`` fill its words.
    """

    class Subject(models.TextChoices):
        """How classes should be; rooms; a constraint in words; who teaches; when a teacher isn't available."""

        CLASSES = "classes"
        ROOMS = "rooms"
        RULE = "rule"
        TEACHER = "teacher"
        TIME = "time"
        STAFF = "staff"

    application = models.ForeignKey(AppliedPreparation, on_delete=models.CASCADE, related_name="lines")
    rank = models.PositiveIntegerField()
    subject = models.CharField(max_length=10, choices=Subject.choices)
    said = models.JSONField(default=dict)
    is_applied = models.BooleanField()
    reason = models.CharField(max_length=40, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["application", "rank"]
        constraints = [models.UniqueConstraint(fields=["application", "rank"], name="timetable_applied_line_rank")]


class AskedLimit(models.Model):
    """Times that a class doesn't take because somebody asked so; masks and slots as in ``ClassRequirement``.

    ``penalty`` None: never; a number: it costs that much. ``trims``: a time loses those weeks and stays otherwise.
    The times written in the requirement stay as they are: the problem is built from both.
    """

    line = models.ForeignKey(AppliedLine, on_delete=models.CASCADE, related_name="limits")
    course_class = models.ForeignKey("catalogue.CourseClass", on_delete=models.CASCADE, related_name="asked_limits")
    days = models.BigIntegerField()
    weeks = models.BigIntegerField()
    start = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    penalty = models.PositiveIntegerField(null=True, blank=True)
    trims = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]


class AskedRoom(models.Model):
    """A room among which a class is to stay because somebody asked so, beside the rooms of its requirement."""

    line = models.ForeignKey(AppliedLine, on_delete=models.CASCADE, related_name="rooms")
    course_class = models.ForeignKey("catalogue.CourseClass", on_delete=models.CASCADE, related_name="asked_rooms")
    room = models.ForeignKey("places.Room", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["course_class", "room"], name="timetable_asked_room_once")]
