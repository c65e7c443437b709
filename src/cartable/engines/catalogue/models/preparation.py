"""What a unit's team asks of the timetable of a term."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel

KINDS = [("cm", "cm"), ("td", "td"), ("tp", "tp")]


@tracked()
class Preparation(UuidModel):
    """How a unit is to be taught in a term: written by its team, then handed over to those who build the timetable.

    ``expected`` is the number of students that the team counts on (None: that of the demand).
    """

    class State(models.TextChoices):
        """Being written; handed over."""

        IN_PROGRESS = "in_progress"
        HANDED_OVER = "handed_over"

    unit = models.ForeignKey("catalogue.CourseUnit", on_delete=models.CASCADE, related_name="preparations")
    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="preparations")
    state = models.CharField(max_length=12, choices=State.choices, default=State.IN_PROGRESS)
    expected = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-term__starts_on", "unit__code"]
        constraints = [models.UniqueConstraint(fields=["unit", "term"], name="catalogue_preparation_once")]


@tracked()
class PreparedKind(models.Model):
    """One kind of class of a preparation: sessions of ``minutes``, ``per_week`` over ``weeks_count`` weeks.

    ``groups_count`` groups of ``group_size`` students at most. ``rooms`` may be chosen among, if any is named;
    ``room_needs`` are words on the room (« banc hydraulique »). ``every_other_week``: in A or B weeks only.
    """

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="kinds")
    kind = models.CharField(max_length=2, choices=KINDS)
    minutes = models.PositiveSmallIntegerField()
    per_week = models.PositiveSmallIntegerField(default=1)
    weeks_count = models.PositiveSmallIntegerField()
    every_other_week = models.BooleanField(default=False)
    group_size = models.PositiveSmallIntegerField()
    groups_count = models.PositiveSmallIntegerField()
    room_kind = models.CharField(max_length=20, blank=True)
    room_needs = models.CharField(max_length=200, blank=True)
    rooms = models.ManyToManyField("places.Room", blank=True, related_name="+")

    class Meta:
        ordering = ["preparation", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["preparation", "kind"], name="catalogue_preparedkind_once"),
            models.CheckConstraint(
                condition=Q(
                    minutes__gte=1, per_week__gte=1, weeks_count__gte=1, group_size__gte=1, groups_count__gte=1
                ),
                name="catalogue_preparedkind_positive",
            ),
        ]


@tracked()
class PreparedTeacher(models.Model):
    """A person who is to teach some groups of one kind."""

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="teachers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="prepared_parts")
    kind = models.CharField(max_length=2, choices=KINDS)
    groups_count = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["preparation", "kind", "person"]
        constraints = [
            models.UniqueConstraint(fields=["preparation", "person", "kind"], name="catalogue_preparedteacher_once"),
            models.CheckConstraint(condition=Q(groups_count__gte=1), name="catalogue_preparedteacher_some"),
        ]


@tracked()
class Unavailability(UuidModel):
    """A time of each week of a term when a person doesn't teach, or would rather not. Day 1 is Monday; half-open.

    It is the person's, for all their units. The reason isn't asked.
    """

    class Strength(models.TextChoices):
        """Can't; would rather not."""

        IMPOSSIBLE = "impossible"
        UNWANTED = "unwanted"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="unavailabilities")
    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="unavailabilities")
    day = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    strength = models.CharField(max_length=10, choices=Strength.choices, default=Strength.IMPOSSIBLE)

    class Meta:
        ordering = ["person", "day", "starts"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "term", "day", "starts", "ends"], name="catalogue_unavailability_once"
            ),
            models.CheckConstraint(
                condition=Q(day__gte=1, day__lte=7, ends__gt=F("starts")), name="catalogue_unavailability_time"
            ),
        ]


@tracked()
class PreparedRule(UuidModel):
    """A constraint in words: a sentence of a small set with its places filled.

    ``sentence`` names it (see ``domain/preparation/sentences``); the other columns fill its places, those it doesn't
    have stay empty. Day 1 is Monday.
    """

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="rules")
    sentence = models.CharField(max_length=20)
    kind = models.CharField(max_length=2, choices=KINDS)
    other_kind = models.CharField(max_length=2, choices=KINDS, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    week = models.PositiveSmallIntegerField(null=True, blank=True)
    is_required = models.BooleanField(default=True)

    class Meta:
        ordering = ["preparation", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["preparation", "sentence", "kind", "other_kind", "day", "starts", "ends", "week"],
                nulls_distinct=False,
                name="catalogue_preparedrule_once",
            ),
        ]
