"""Campaigns of choice, their phases, what each student wishes in one and what is said about it."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


def usual_reminder_days() -> list[int]:
    """A week, then two days before the wishes close."""
    return [7, 2]


@tracked()
class Campaign(UuidModel):
    """The choice of units for a term by a population (a rule over people; see ``people.api.populations``).

    ``reminder_days``: how many days before the wishes close whoever has sent nothing is reminded.
    ``rule``: the priorities in order before the lottery (``assignment.PRIORITIES``) by which places are given; None as
    long as nobody has stated them. Who stated or changed them, and why, is in the campaign's history.
    """

    code = models.CharField(max_length=40, unique=True)
    term = models.ForeignKey("calendar.Term", on_delete=models.PROTECT, related_name="campaigns")
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    population = models.TextField()
    units_at_most = models.PositiveSmallIntegerField(default=8)
    lottery_seed = models.CharField(max_length=64, blank=True)
    rule = models.JSONField(null=True, blank=True)
    reminder_days = models.JSONField(default=usual_reminder_days, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-term__starts_on", "code"]

    def __str__(self) -> str:
        return self.title_fr


@tracked()
class Phase(UuidModel):
    """What one may do in a campaign from an instant (included) to another (excluded). Phases never overlap.

    Out of any phase a campaign that has begun is closed.
    """

    class Kind(models.TextChoices):
        """Préparation, vœux, conseil, affectation, ajustements."""

        PREPARATION = "preparation"
        WISHES = "wishes"
        ADVICE = "advice"
        ASSIGNMENT = "assignment"
        ADJUSTMENTS = "adjustments"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    class Meta:
        ordering = ["campaign", "opens_at"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="registration_phase_period"),
            models.UniqueConstraint(fields=["campaign", "kind"], name="registration_phase_once"),
            ExclusionConstraint(
                name="registration_phase_apart",
                expressions=[
                    (F("campaign"), RangeOperators.EQUAL),
                    (
                        Func(
                            F("opens_at"),
                            F("closes_at"),
                            Value("[)"),
                            function="TSTZRANGE",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]


@tracked()
class WishList(UuidModel):
    """What a student wishes in a campaign. ``revision`` grows with each save; a save that names an older
    one is refused.

    ``free_times`` are times wanted free: ``[{"day": 1, "start": "13:00", "end": "18:00"}]`` (day 1 is Monday).
    ``tags`` are profile tags of units that the student's project leads to.
    """

    class State(models.TextChoices):
        """Draft; sent to the adviser; returned with a comment; approved."""

        DRAFT = "draft"
        SENT = "sent"
        RETURNED = "returned"
        APPROVED = "approved"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="lists")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="wish_lists")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    free_times = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["campaign", "person"]
        indexes = [models.Index(fields=["campaign", "state"], name="registration_list_state")]
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="registration_list_once")]


@tracked()
class Wish(models.Model):
    """A unit wished. Main ones are wanted all; optional ones beside, if there is room; reserves replace those refused,
    in the order of ``rank``."""

    class Kind(models.TextChoices):
        """Principal, optionnel, réserve."""

        MAIN = "main"
        OPTIONAL = "optional"
        RESERVE = "reserve"

    wish_list = models.ForeignKey(WishList, on_delete=models.CASCADE, related_name="wishes")
    offering = models.ForeignKey("catalogue.Offering", on_delete=models.PROTECT, related_name="wishes")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.MAIN)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["wish_list", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["wish_list", "offering"], name="registration_wish_once"),
            models.UniqueConstraint(
                fields=["wish_list", "rank"], name="registration_wish_rank", deferrable=models.Deferrable.DEFERRED
            ),
        ]


@tracked()
class ListEvent(UuidModel):
    """What happened to a list, in order, as its student and adviser see it.

    ``data`` holds the units of a proposal or of what changed: ``{"added": ["MT01"], "removed": ["IF44"]}``; what a
    list was sent in spite of: ``{"in_spite_of": ["credits_low"]}``; a unit that was taken out of the term:
    ``{"withdrawn": ["IF44"]}``.
    """

    class Kind(models.TextChoices):
        """Saved, sent, read, commented, proposed, taken over, returned, approved, reopened; a unit was withdrawn."""

        SAVED = "saved"
        SENT = "sent"
        READ = "read"
        COMMENTED = "commented"
        PROPOSED = "proposed"
        TAKEN_OVER = "taken_over"
        RETURNED = "returned"
        APPROVED = "approved"
        REOPENED = "reopened"
        WITHDRAWN = "withdrawn"

    wish_list = models.ForeignKey(WishList, on_delete=models.CASCADE, related_name="journal")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    at = models.DateTimeField()
    person = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["wish_list", "at", "id"]


@tracked()
class Derogation(UuidModel):
    """A student asks to be let through a rule of choice: a prerequisite, an exclusion, credits, a clash."""

    class State(models.TextChoices):
        """Asked, granted, refused, withdrawn."""

        ASKED = "asked"
        GRANTED = "granted"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="derogations")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="derogations")
    rule = models.CharField(max_length=40)
    unit = models.ForeignKey(
        "catalogue.CourseUnit", null=True, blank=True, on_delete=models.PROTECT, related_name="derogations"
    )
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["campaign", "-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person", "rule", "unit"],
                condition=Q(state__in=["asked", "granted"]),
                nulls_distinct=False,
                name="registration_derogation_once",
            )
        ]
