"""What a student is enrolled in, acquired and holds: the facts that a degree is judged by."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel, validity_range


@tracked()
class Enrolment(UuidModel, ValidityModel):
    """A student's registration in a programme (inscription dans une formation), under one regulation.

    ``terms_before`` counts the terms of the programme that the student has behind them, here or elsewhere.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="enrolments")
    programme = models.ForeignKey("catalogue.Programme", on_delete=models.PROTECT, related_name="enrolments")
    regulation = models.ForeignKey("catalogue.Regulation", on_delete=models.PROTECT, related_name="enrolments")
    terms_before = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["programme", "person"], name="registration_enrolment_who")]
        constraints = [
            *ValidityModel.Meta.constraints,
            ExclusionConstraint(
                name="registration_enrolment_once",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (F("programme"), RangeOperators.EQUAL),
                    (validity_range(), RangeOperators.OVERLAPS),
                ],
            ),
        ]


@tracked()
class UnitResult(UuidModel):
    """What came of a unit followed in a term, or credits granted otherwise (then ``unit`` may be None).

    ``credits`` are those acquired: 0 when it failed. ``category`` is one of the catalogue's
    (``CourseUnit.Category``). ``grade`` is on the ECTS scale A to F, or empty. ``weeks`` and ``weeks_abroad`` count
    where ``origin`` is a mobility or an internship.
    """

    class Origin(models.TextChoices):
        """Unité suivie, équivalence, mobilité, stage, expérience (VAE/VES)."""

        UNIT = "unit"
        EQUIVALENCE = "equivalence"
        MOBILITY = "mobility"
        INTERNSHIP = "internship"
        EXPERIENCE = "experience"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="unit_results")
    unit = models.ForeignKey(
        "catalogue.CourseUnit", null=True, blank=True, on_delete=models.PROTECT, related_name="results"
    )
    term = models.ForeignKey(
        "calendar.Term", null=True, blank=True, on_delete=models.PROTECT, related_name="unit_results"
    )
    title_fr = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.UNIT)
    category = models.CharField(max_length=2)
    level = models.PositiveSmallIntegerField(default=1)
    credits = models.PositiveSmallIntegerField()
    is_acquired = models.BooleanField()
    grade = models.CharField(max_length=2, blank=True)
    weeks = models.PositiveSmallIntegerField(default=0)
    weeks_abroad = models.PositiveSmallIntegerField(default=0)
    decided_on = models.DateField()

    class Meta:
        ordering = ["person", "decided_on", "id"]
        indexes = [
            models.Index(fields=["unit", "term"], name="registration_result_unit"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "unit", "term"], name="registration_result_once"),
            models.CheckConstraint(condition=Q(is_acquired=True) | Q(credits=0), name="registration_result_credits"),
            models.CheckConstraint(condition=Q(unit__isnull=False) | ~Q(title_fr=""), name="registration_result_named"),
        ]


@tracked()
class Certification(UuidModel):
    """A level certified by somebody: a language on the CEFR scale, points of Pix, another certificate."""

    class Kind(models.TextChoices):
        """Langue (CECRL), Pix, autre."""

        LANGUAGE = "language"
        PIX = "pix"
        OTHER = "other"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="certifications")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    code = models.CharField(max_length=40, blank=True)
    level = models.CharField(max_length=4, blank=True)
    points = models.PositiveIntegerField(null=True, blank=True)
    obtained_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["person", "kind", "code", "-obtained_on"]


@tracked()
class Exemption(UuidModel):
    """A decision for one person on one requirement (``node``, its key in the tree) of their regulation.

    ``detail`` depends on the kind: ``{}`` for a waiver, ``{"minimum": 40}`` for another minimum, ``{"unit": "MT01"}``
    for a unit that is let count there.
    """

    class Kind(models.TextChoices):
        """Dispense, seuil aménagé, unité admise."""

        WAIVED = "waived"
        LOWERED = "lowered"
        ADMITTED = "admitted"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="exemptions")
    programme = models.ForeignKey("catalogue.Programme", on_delete=models.PROTECT, related_name="exemptions")
    node = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    detail = models.JSONField(default=dict, blank=True)
    reason = models.TextField()
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["person", "programme", "node", "-decided_at"]


@tracked()
class Advising(UuidModel, ValidityModel):
    """An adviser (conseiller d'études) of a student, for a period; a student has one at a time."""

    adviser = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="advises")
    student = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="advised_by")

    class Meta:
        indexes = [models.Index(fields=["adviser", "student"], name="registration_advising_who")]
        constraints = [
            *ValidityModel.Meta.constraints,
            models.CheckConstraint(condition=~Q(adviser=F("student")), name="registration_advising_other"),
            ExclusionConstraint(
                name="registration_advising_once",
                expressions=[
                    (F("student"), RangeOperators.EQUAL),
                    (validity_range(), RangeOperators.OVERLAPS),
                ],
            ),
        ]
