"""Words that mean the same to those who search the guide."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class SynonymGroup(UuidModel):
    """Words and phrases as people type them, in any language: a search for one finds the others too.

    ``phrases`` are two at least, as written; upper and lower case and accents don't matter.
    """

    phrases = models.JSONField()

    class Meta:
        ordering = ["pk"]
