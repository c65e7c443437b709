"""What takes the place of a unit that is taught no more."""

from __future__ import annotations

import pgtrigger
from django.db import models

from cartable.kernel.audit import tracked

NO_CIRCLE = """
PERFORM pg_advisory_xact_lock(1969386869);
IF EXISTS (
  WITH RECURSIVE after(id) AS (
    SELECT NEW.by_id
    UNION SELECT rule.by_id FROM {meta.db_table} rule JOIN after ON rule.unit_id = after.id
  ) SELECT 1 FROM after WHERE id = NEW.unit_id
) THEN
  RAISE EXCEPTION 'unit % would take its own place', NEW.unit_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'catalogue_replacement_no_circle';
END IF;
RETURN NEW;
"""


@tracked()
class UnitReplacement(models.Model):
    """``by`` takes the place of ``unit``, which is withdrawn; several may, or none.

    No unit takes its own place, however long the chain: the database refuses a circle.
    """

    unit = models.ForeignKey("catalogue.CourseUnit", on_delete=models.CASCADE, related_name="replacements")
    by = models.ForeignKey("catalogue.CourseUnit", on_delete=models.PROTECT, related_name="replacement_of")

    class Meta:
        ordering = ["unit", "by"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "by"], name="catalogue_replacement_once"),
            models.CheckConstraint(condition=~models.Q(unit=models.F("by")), name="catalogue_replacement_other"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="no_circle",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=pgtrigger.Func(NO_CIRCLE),  # type: ignore[no-untyped-call]
            )
        ]
