"""Competence frameworks, what units teach of them and what programmes want."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Framework(UuidModel):
    """A competence framework (référentiel de compétences); ``levels`` are ``[{"rank", "title_fr", "title_en"}]``."""

    code = models.CharField(max_length=40, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    version = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=120, blank=True)
    levels = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["code"]


@tracked()
class Competence(UuidModel):
    """One competence, or the block of several when others have it as ``block``."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="competences")
    block = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="competences")
    code = models.CharField(max_length=40)
    title_fr = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    description_fr = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["framework", "rank", "code"]
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="catalogue_competence_once")]


@tracked()
class TaughtCompetence(models.Model):
    """A competence that a version of a unit teaches, up to a level (rank in the framework)."""

    version = models.ForeignKey("catalogue.UnitVersion", on_delete=models.CASCADE, related_name="competences")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="taught_by")
    level = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["version", "competence"]
        constraints = [models.UniqueConstraint(fields=["version", "competence"], name="catalogue_taught_once")]


@tracked()
class WantedCompetence(models.Model):
    """A competence that a programme wants, at a level."""

    programme = models.ForeignKey("catalogue.Programme", on_delete=models.CASCADE, related_name="competences")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="wanted_by")
    level = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["programme", "competence"]
        constraints = [models.UniqueConstraint(fields=["programme", "competence"], name="catalogue_wanted_once")]
