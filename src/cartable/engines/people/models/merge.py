"""Two records that proved to be one person, and the way back."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Merge(UuidModel):
    """``absorbed`` was found to be ``kept``. ``moved`` lists every row that changed hands, so that all can go back.

    ``moved`` is ``{"app.Model.field": [ids]}``; ``values`` the fields of ``kept`` before the merge; ``left`` the rows
    that stayed with ``absorbed`` for ``kept`` had the same already.
    """

    kept = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="merges")
    absorbed = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="merged")
    moved = models.JSONField(default=dict)
    left = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    reason = models.CharField(max_length=300)
    merged_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undo_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["-merged_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["absorbed"], condition=models.Q(undone_at__isnull=True), name="people_merge_once"
            )
        ]
