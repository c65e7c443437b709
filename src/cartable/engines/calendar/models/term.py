"""Academic years, terms and their weeks."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class AcademicYear(UuidModel):
    """From ``starts_on`` up to but not including ``ends_on``."""

    code = models.CharField(max_length=40, unique=True)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="calendar_year_period")]

    def __str__(self) -> str:
        return self.code


@tracked()
class Term(UuidModel):
    """A semester: ``weeks_count`` weeks from the Monday ``starts_on``; times inside it are counted in slots."""

    code = models.CharField(max_length=40, unique=True)
    title_fr = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    year = models.ForeignKey(AcademicYear, on_delete=models.PROTECT, related_name="terms")
    starts_on = models.DateField()
    weeks_count = models.PositiveSmallIntegerField()
    days_count = models.PositiveSmallIntegerField(default=7)
    slot_minutes = models.PositiveSmallIntegerField(default=5)

    class Meta:
        ordering = ["-starts_on", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(weeks_count__gte=1, weeks_count__lte=60), name="calendar_term_weeks"),
            models.CheckConstraint(condition=Q(days_count__gte=1, days_count__lte=7), name="calendar_term_days"),
            models.CheckConstraint(condition=Q(starts_on__iso_week_day=1), name="calendar_term_monday"),
        ]

    def __str__(self) -> str:
        return self.title_fr

    @property
    def slots_per_day(self) -> int:
        """How many slots a day has."""
        return 24 * 60 // self.slot_minutes


@tracked()
class TermWeek(models.Model):
    """One week of a term: its Monday, what it is for, and its A/B letter if any."""

    class Kind(models.TextChoices):
        """What the week is for."""

        TEACHING = "teaching"
        BREAK = "break"
        EXAMS = "exams"

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="weeks")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.TEACHING)
    letter = models.CharField(max_length=1, blank=True)

    class Meta:
        ordering = ["term", "number"]
        constraints = [
            models.UniqueConstraint(fields=["term", "number"], name="calendar_week_once"),
            models.CheckConstraint(condition=Q(starts_on__iso_week_day=1), name="calendar_week_monday"),
            models.CheckConstraint(condition=Q(letter__in=["", "A", "B"]), name="calendar_week_letter"),
        ]
