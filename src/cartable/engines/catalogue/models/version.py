"""Versions of a unit by academic year, and what they say beside the unit's facts."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from cartable.engines.catalogue.models.unit import UnitFacts
from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel

NO_CIRCLE = """
PERFORM pg_advisory_xact_lock(1969386868);
IF EXISTS (
  WITH RECURSIVE before(id) AS (
    SELECT NEW.wanted_id
    UNION SELECT rule.wanted_id FROM {meta.db_table} rule JOIN before ON rule.unit_id = before.id
    WHERE NOT rule.advised
  ) SELECT 1 FROM before WHERE id = NEW.unit_id
) THEN
  RAISE EXCEPTION 'unit % would come before itself', NEW.unit_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'catalogue_prerequisite_no_circle';
END IF;
RETURN NEW;
"""


@tracked()
class UnitVersion(UuidModel, UnitFacts):
    """A unit as it is for an academic year: draft → proposed → adopted, or back to draft with a comment.

    At most one version of a unit is adopted for a year, at most one is being worked on. ``number`` counts from 1 in
    the year. ``elements`` are the constituent elements ``[{"title_fr", "title_en", "minutes"}]``; ``software``
    ``[{"name", "version", "note"}]`` (feeds the park of software); ``tags`` are profile tags (codes).
    """

    class State(models.TextChoices):
        """Where the circuit is."""

        DRAFT = "draft"
        PROPOSED = "proposed"
        ADOPTED = "adopted"
        REPLACED = "replaced"
        REFUSED = "refused"

    unit = models.ForeignKey("catalogue.CourseUnit", on_delete=models.CASCADE, related_name="versions")
    year = models.ForeignKey("calendar.AcademicYear", on_delete=models.PROTECT, related_name="unit_versions")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    content_fr = models.TextField(blank=True)
    content_en = models.TextField(blank=True)
    assessment_fr = models.TextField(blank=True)
    assessment_en = models.TextField(blank=True)
    sustainability_fr = models.TextField(blank=True)
    sustainability_en = models.TextField(blank=True)
    ai_note_fr = models.TextField(blank=True)
    ai_note_en = models.TextField(blank=True)
    elements = models.JSONField(default=list, blank=True)
    software = models.JSONField(default=list, blank=True)
    equipment = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    written_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["unit", "-year__starts_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="catalogue_version_once"),
            models.UniqueConstraint(
                fields=["unit", "year"], condition=Q(state="adopted"), name="catalogue_version_adopted_once"
            ),
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=Q(state__in=["draft", "proposed"]),
                name="catalogue_version_worked_on_once",
            ),
        ]


@tracked()
class UnitShape(models.Model):
    """How one kind of class of a version is given: sessions of ``minutes``, ``per_week`` over ``weeks_count`` weeks.

    ``group_size`` is the most students in one class; ``room_needs`` are words on the room (« banc hydraulique »).
    """

    version = models.ForeignKey(UnitVersion, on_delete=models.CASCADE, related_name="shapes")
    kind = models.CharField(max_length=2, choices=[("cm", "cm"), ("td", "td"), ("tp", "tp")])
    minutes = models.PositiveSmallIntegerField()
    per_week = models.PositiveSmallIntegerField(default=1)
    weeks_count = models.PositiveSmallIntegerField()
    group_size = models.PositiveSmallIntegerField()
    room_needs = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["version", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["version", "kind"], name="catalogue_shape_once"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, per_week__gte=1, weeks_count__gte=1, group_size__gte=1),
                name="catalogue_shape_positive",
            ),
        ]


@tracked()
class Prerequisite(models.Model):
    """A unit wanted before this one. Those of one ``alternative`` are a choice (one suffices); all alternatives count.

    ``advised`` is counsel and never refuses. No unit may come before itself, however long the chain: the database
    refuses a circle among what is in force.
    """

    unit = models.ForeignKey("catalogue.CourseUnit", on_delete=models.CASCADE, related_name="prerequisites")
    wanted = models.ForeignKey("catalogue.CourseUnit", on_delete=models.PROTECT, related_name="opens")
    alternative = models.PositiveSmallIntegerField(default=1)
    advised = models.BooleanField(default=False)

    class Meta:
        ordering = ["unit", "alternative", "wanted"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "wanted"], name="catalogue_prerequisite_once"),
            models.CheckConstraint(condition=~Q(unit=models.F("wanted")), name="catalogue_prerequisite_other"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="no_circle",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__advised=False),
                func=pgtrigger.Func(NO_CIRCLE),  # type: ignore[no-untyped-call]
            )
        ]


@tracked()
class Exclusion(models.Model):
    """Two units of which nobody may hold both; stored once, the lower id first."""

    first = models.ForeignKey("catalogue.CourseUnit", on_delete=models.CASCADE, related_name="exclusions_after")
    second = models.ForeignKey("catalogue.CourseUnit", on_delete=models.CASCADE, related_name="exclusions_before")
    reason_fr = models.CharField(max_length=200)
    reason_en = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="catalogue_exclusion_once"),
            models.CheckConstraint(condition=Q(first__lt=models.F("second")), name="catalogue_exclusion_ordered"),
        ]
