"""What a student chose."""

from __future__ import annotations

from django.db import models

from cartable.engines.registration.models.places import place_triggers
from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Choice(UuidModel):
    """A student's choice of an offering of a term; ``reference`` is the student's identifier in the imported file."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="choices")
    offering = models.ForeignKey("catalogue.Offering", on_delete=models.CASCADE, related_name="choices")
    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="choices")
    chosen_at = models.DateTimeField()
    reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["person", "offering"]
        indexes = [models.Index(fields=["term", "person"], name="registration_choice_who")]
        constraints = [models.UniqueConstraint(fields=["person", "offering"], name="registration_choice_once")]
        triggers = place_triggers()
