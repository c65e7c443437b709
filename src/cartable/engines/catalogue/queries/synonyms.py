"""The synonyms in use."""

from __future__ import annotations

from django.db.models import QuerySet

from cartable.engines.catalogue.guide.synonyms import Synonyms, synonyms_of
from cartable.engines.catalogue.models import SynonymGroup


def synonyms_in_use() -> Synonyms:
    """The groups that the guide searches with. One query."""
    return synonyms_of(list(SynonymGroup.objects.values_list("phrases", flat=True)))


def list_groups() -> QuerySet[SynonymGroup]:
    """The groups, those of the beginning first."""
    return SynonymGroup.objects.order_by("pk")
