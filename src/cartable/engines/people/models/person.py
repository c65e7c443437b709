"""A person, whatever brought them here."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce, Concat, Lower, NullIf

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.search import Fold


def person_text() -> Concat:
    """What a person is searched by: names of civil status and of use, number, mail."""
    parts = ("family_name", "given_name", "usage_family_name", "usage_given_name", "code", "mail")
    spaced = [piece for part in parts for piece in (part, Value(" "))]
    return Concat(*spaced, output_field=models.TextField())


def shown(part: str) -> Coalesce:
    """The family or given name that the campus uses: that of use, else the official one."""
    return Coalesce(NullIf(f"usage_{part}", Value("")), part)


@tracked(exclude=["name_key", "search_text", "match_keys", "provenance"])
class Person(UuidModel):
    """One record a person. ``code`` is the campus number, given once and never reused.

    ``family_name`` and ``given_name`` are those of civil status; those of use, when the person has any, are what the
    campus shows (circular of 2 May 2024 for given names, article 225-1 of the civil code for family names).
    ``name_key`` is what lists sort by, computed by the database: family name then given name, É beside E.
    ``search_text`` is what one is searched by, folded once by the database: an index alone would fold it again for each
    row that it finds. ``match_keys`` are the texts by which matching finds a person again (``matching/README.md``).
    ``provenance`` says of each fact who said it last and when: ``{"mail": ["hr", "2026-11-22"]}``, with "" for a hand.
    ``merged_into`` is set when the record proved to be a second one of somebody else: it stays, and is shown nowhere.
    """

    code = models.CharField(max_length=40, unique=True)
    family_name = models.CharField(max_length=120)
    given_name = models.CharField(max_length=120, blank=True)
    usage_family_name = models.CharField(max_length=120, blank=True, default="")
    usage_given_name = models.CharField(max_length=120, blank=True, default="")
    birth_on = models.DateField(null=True, blank=True)
    birth_place = models.CharField(max_length=120, blank=True, default="")
    birth_country = models.CharField(max_length=2, blank=True, default="")
    nationality = models.CharField(max_length=2, blank=True, default="")
    mail = models.EmailField(blank=True)
    personal_mail = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    photo = models.ForeignKey(
        "kernel_files.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_protected = models.BooleanField(default=False)
    origin = models.CharField(max_length=60, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="absorbed")
    match_keys = ArrayField(models.TextField(), default=list, blank=True, editable=False)
    provenance = models.JSONField(default=dict, blank=True, editable=False)
    name_key = models.GeneratedField(
        expression=Fold(
            Concat(shown("family_name"), Value("  "), shown("given_name"), output_field=models.TextField())
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    search_text = models.GeneratedField(
        expression=Fold(person_text()), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        ordering = ["name_key", "id"]
        indexes = [
            models.Index(fields=["name_key", "id"], name="people_person_sorted"),
            GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="people_person_text"),
            # Two letters begin a family name: no trigram answers them.
            models.Index(OpClass("name_key", name="text_pattern_ops"), name="people_person_begins"),
            # No list of entries that wait: each of the thousands of look-ups of an arrival would read it whole.
            GinIndex(fields=["match_keys"], name="people_person_match_keys", fastupdate=False),
        ]
        constraints = [
            models.UniqueConstraint(Lower("mail"), condition=~models.Q(mail=""), name="people_person_one_mail")
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def shown_family_name(self) -> str:
        """The family name of use, else the official one."""
        return self.usage_family_name or self.family_name

    @property
    def shown_given_name(self) -> str:
        """The given name of use, else the official one."""
        return self.usage_given_name or self.given_name

    @property
    def full_name(self) -> str:
        """Given name then family name, those of use, as in running text."""
        return f"{self.shown_given_name} {self.shown_family_name}".strip()

    @property
    def sorted_name(self) -> str:
        """Family name first, as in lists."""
        return f"{self.shown_family_name} {self.shown_given_name}".strip()

    @property
    def official_name(self) -> str:
        """Given name then family name of civil status: for diplomas and contracts."""
        return f"{self.given_name} {self.family_name}".strip()
