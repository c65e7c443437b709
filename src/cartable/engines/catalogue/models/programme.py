"""Programmes, and the study regulations that say what their degree asks."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Programme(UuidModel):
    """What leads to a degree or to another programme (formation): a foundation cycle, a branch, a master.

    ``valid_until`` is the first day on which nobody enters it any more (None: open); those enrolled finish it.
    """

    class Kind(models.TextChoices):
        """Tronc commun, diplôme d'ingénieur, master, diplôme universitaire."""

        FOUNDATION = "foundation"
        ENGINEER = "engineer"
        MASTER = "master"
        DIPLOMA = "diploma"

    code = models.CharField(max_length=40, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    structure = models.ForeignKey("people.Structure", on_delete=models.PROTECT, related_name="programmes")
    terms_count = models.PositiveSmallIntegerField(default=6)
    leads_to = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="comes_from")
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title_fr


@tracked()
class Regulation(UuidModel):
    """The study regulation (règlement des études) of a programme for those who enter from a year on.

    ``tree`` is a requirement tree of :mod:`cartable.engines.catalogue.regulations`. An adopted one doesn't change: a
    new version replaces it, for the same entry year.
    """

    class State(models.TextChoices):
        """Draft, adopted, or replaced by a later version."""

        DRAFT = "draft"
        ADOPTED = "adopted"
        REPLACED = "replaced"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="regulations")
    entry_year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    tree = models.JSONField()
    text_fr = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    credits_min = models.PositiveSmallIntegerField(default=24)
    credits_max = models.PositiveSmallIntegerField(default=36)
    written_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    adopted_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adopted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["programme", "-entry_year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "entry_year", "number"], name="catalogue_regulation_once"),
            models.UniqueConstraint(
                fields=["programme", "entry_year"], condition=Q(state="adopted"), name="catalogue_regulation_in_force"
            ),
        ]
