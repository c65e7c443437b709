"""A person, whatever brought them here."""

from __future__ import annotations

from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat, Lower

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.search import Fold, fold_index


def person_text() -> Concat:
    """What a person is searched by: names, number, mail. The index holds this very expression, so queries must too."""
    blank = Value(" ")
    return Concat("family_name", blank, "given_name", blank, "code", blank, "mail", output_field=models.TextField())


@tracked(exclude=["name_key"])
class Person(UuidModel):
    """One record a person. ``code`` is the campus number, given once and never reused.

    ``name_key`` is what lists sort by, computed by the database: family name then given name, É beside E.
    """

    code = models.CharField(max_length=40, unique=True)
    family_name = models.CharField(max_length=120)
    given_name = models.CharField(max_length=120, blank=True)
    birth_on = models.DateField(null=True, blank=True)
    mail = models.EmailField(blank=True)
    is_protected = models.BooleanField(default=False)
    origin = models.CharField(max_length=60, blank=True)
    name_key = models.GeneratedField(
        expression=Fold(Concat("family_name", Value("  "), "given_name", output_field=models.TextField())),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["name_key", "id"]
        indexes = [
            models.Index(fields=["name_key", "id"], name="people_person_sorted"),
            fold_index(person_text(), "people_person_text"),
        ]
        constraints = [
            models.UniqueConstraint(Lower("mail"), condition=~models.Q(mail=""), name="people_person_one_mail")
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Given name then family name, as in running text."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def sorted_name(self) -> str:
        """Family name first, as in lists."""
        return f"{self.family_name} {self.given_name}".strip()
