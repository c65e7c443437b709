"""Places of an offering, who gets them, and who waits for one."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel

#: Each choice takes a place, each choice taken back frees one, whoever writes it and however: never one too many.
TAKE_PLACES = """
IF TG_OP = 'INSERT' THEN
  UPDATE registration_offeringplaces SET taken = taken + 1 WHERE offering_id = NEW.offering_id;
  RETURN NEW;
END IF;
UPDATE registration_offeringplaces SET taken = taken - 1 WHERE offering_id = OLD.offering_id;
RETURN OLD;
"""


@tracked(exclude=["taken"])
class OfferingPlaces(models.Model):
    """How many students an offering takes, and has. Without a row an offering has no limit.

    ``taken`` is kept by the triggers of ``Choice``; the database refuses more than ``capacity``. What is changed on
    purpose (the capacity) is written through ``domain/places``, which says who and why, and its history keeps both;
    the counter has none: the choices have theirs.
    """

    offering = models.OneToOneField(
        "catalogue.Offering", primary_key=True, on_delete=models.CASCADE, related_name="places"
    )
    capacity = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="registration_places_enough"),
        ]


def place_triggers() -> list[pgtrigger.Trigger]:
    """The triggers of ``Choice`` that count places."""
    func = pgtrigger.Func(TAKE_PLACES)  # type: ignore[no-untyped-call]
    return [
        pgtrigger.Trigger(name="take_place", when=pgtrigger.Before, operation=pgtrigger.Insert, func=func),
        pgtrigger.Trigger(name="free_place", when=pgtrigger.After, operation=pgtrigger.Delete, func=func),
    ]


@tracked()
class AssignmentRun(UuidModel):
    """One computation of who gets which unit: the rule, the seed and what came of it, for ever.

    ``rule`` is the ordered list of priorities ``["degree", "last_chance", "seniority"]`` before the lottery;
    ``figures`` counts what came of it. A published run is the campaign's assignment; there is at most one.
    """

    class State(models.TextChoices):
        """Tried, published."""

        TRIED = "tried"
        PUBLISHED = "published"

    campaign = models.ForeignKey("registration.Campaign", on_delete=models.CASCADE, related_name="runs")
    rule = models.JSONField(default=list)
    seed = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TRIED)
    figures = models.JSONField(default=dict)
    input_digest = models.CharField(max_length=64)
    made_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["campaign", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign"], condition=Q(state="published"), name="registration_run_published_once"
            )
        ]


class AssignmentLine(models.Model):
    """What a run decided for a student and a unit they wished. Immutable: a run is tried again, never changed.

    ``order`` is the student's place in the unit's order (1 first); ``last_order`` that of the last student served;
    ``priority`` the values that made the order, the lottery's number last.
    """

    class Outcome(models.TextChoices):
        """Given; given as a reserve; waiting (no place left); not needed (enough without it)."""

        GIVEN = "given"
        RESERVE = "reserve"
        WAITING = "waiting"
        SPARED = "spared"

    run = models.ForeignKey(AssignmentRun, on_delete=models.CASCADE, related_name="lines")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="assignment_lines")
    offering = models.ForeignKey("catalogue.Offering", on_delete=models.PROTECT, related_name="assignment_lines")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    order = models.PositiveIntegerField()
    priority = models.JSONField(default=list)

    class Meta:
        ordering = ["run", "offering", "order"]
        indexes = [models.Index(fields=["person", "run"], name="registration_line_who")]
        constraints = [models.UniqueConstraint(fields=["run", "person", "offering"], name="registration_line_once")]


@tracked()
class Waiting(UuidModel):
    """A student who waits for a place of an offering, in the order of ``position`` then ``since``.

    Freed places are given to the first who can still take one. ``replaces`` is the offering that the student gives
    back when served. ``kind`` is that of the wish it comes from (a reserve is given up once the student has enough).
    ``detail`` says why one was passed over: ``{"rule": "exclusion", "other": "MT01"}``.
    """

    class State(models.TextChoices):
        """Waits; got the place; left; passed over (a rule forbids it now)."""

        WAITING = "waiting"
        SERVED = "served"
        LEFT = "left"
        PASSED = "passed"

    offering = models.ForeignKey("catalogue.Offering", on_delete=models.CASCADE, related_name="waiting")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="waiting")
    campaign = models.ForeignKey("registration.Campaign", on_delete=models.CASCADE, related_name="waiting")
    position = models.PositiveIntegerField()
    since = models.DateTimeField()
    replaces = models.ForeignKey(
        "catalogue.Offering", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    kind = models.CharField(max_length=10, default="main")
    ended_at = models.DateTimeField(null=True, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["offering", "position", "since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["offering", "person"], condition=Q(state="waiting"), name="registration_waiting_once"
            )
        ]


class ChangeRequest(UuidModel):
    """One change that a student asked for during the adjustments, and what was answered. Written once, for ever.

    ``token`` is the click's: sent twice it counts once, and the second is told what the first was. ``answer`` holds
    the units added and dropped, or those that were full. ``told`` says whether the others heard of it.

    A line of a journal, written by the thousand in the same minute: its two keys aren't checked again at commit, which
    would lock the campaign for each of them. The choices it tells of keep all their keys.
    """

    campaign = models.ForeignKey(
        "registration.Campaign",
        on_delete=models.CASCADE,
        related_name="changes",
        db_constraint=False,
        db_index=False,
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="unit_changes", db_constraint=False, db_index=False
    )
    token = models.CharField(max_length=64)
    at = models.DateTimeField()
    answer = models.JSONField(default=dict)
    told = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["id"], condition=Q(told=False), name="registration_change_untold")]
        constraints = [models.UniqueConstraint(fields=["person", "token"], name="registration_change_once")]
