"""Numbers by which the rest of the world knows a person."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Identifier(UuidModel):
    """A number of a person: INE, HR number, ORCID, card… ``scope`` names the source of a source's own key.

    The same number never names two people, and nobody has two INE, two HR numbers or two ORCID: a second one means that
    two records were taken for one, or one for two, which a human sorts out.
    """

    class Kind(models.TextChoices):
        """What number it is."""

        INE = "ine"
        HR = "hr"
        ORCID = "orcid"
        IDHAL = "idhal"
        CARD = "card"
        FEDERATED = "eppn"
        SOURCE = "source"

    ONE_EACH = ("ine", "hr", "orcid", "idhal")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    scope = models.CharField(max_length=60, blank=True, default="")
    value = models.CharField(max_length=120)
    noted_on = models.DateField()

    class Meta:
        ordering = ["kind", "scope", "value"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "scope", "value"], name="people_identifier_once"),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=models.Q(kind__in=("ine", "hr", "orcid", "idhal")),
                name="people_identifier_one_each",
            ),
        ]

    def __str__(self) -> str:
        return self.value
