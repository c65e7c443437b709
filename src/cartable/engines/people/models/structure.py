"""The tree of structures."""

from __future__ import annotations

import pgtrigger
from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel

NO_CIRCLE = """
PERFORM pg_advisory_xact_lock(1937011316);
IF NEW.id = NEW.parent_id OR EXISTS (
  WITH RECURSIVE above(id, parent_id) AS (
    SELECT id, parent_id FROM {meta.db_table} WHERE id = NEW.parent_id
    UNION SELECT up.id, up.parent_id FROM {meta.db_table} up JOIN above ON up.id = above.parent_id
  ) SELECT 1 FROM above WHERE id = NEW.id
) THEN
  RAISE EXCEPTION 'structure % would stand below itself', NEW.code
    USING ERRCODE = 'check_violation', CONSTRAINT = 'people_structure_no_circle';
END IF;
RETURN NEW;
"""


@tracked()
class Structure(UuidModel, ValidityModel):
    """A department, a laboratory, a service: a node of the institution, for a period.

    ``uai`` is the number of the national register of institutions, for those that have one. No structure stands below
    itself: the form says so, and the database refuses it whoever writes.
    """

    class Kind(models.TextChoices):
        """What kind of structure."""

        INSTITUTION = "institution"
        SCHOOL = "school"
        DEPARTMENT = "department"
        LABORATORY = "laboratory"
        TEAM = "team"
        SERVICE = "service"
        PROGRAMME = "programme"

    code = models.CharField(max_length=40, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    uai = models.CharField(max_length=8, blank=True, default="")
    mail = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")

    class Meta(ValidityModel.Meta):
        ordering = ["code"]
        triggers = [
            # Moves wait for each other: each sees where the one before put its structure.
            pgtrigger.Trigger(
                name="no_circle",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(new__parent__isnull=False),
                func=pgtrigger.Func(NO_CIRCLE),  # type: ignore[no-untyped-call]
            )
        ]

    def __str__(self) -> str:
        return self.title_fr
