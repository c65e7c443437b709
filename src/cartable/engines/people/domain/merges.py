"""The door to records that are one person: ``people.api.merges``."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.duplicates import NoSuchPair, find_likely_duplicates, tell_apart
from cartable.engines.people.domain.merging.checking import MergeRefused, two_numbers
from cartable.engines.people.domain.merging.foreseeing import foresee_merge
from cartable.engines.people.domain.merging.merging import merge_people
from cartable.engines.people.domain.merging.unmerging import MergeUndone, unmerge
from cartable.engines.people.domain.merging.values import CHOSEN
from cartable.engines.people.models import LikelyDuplicate, Merge
from cartable.engines.people.queries.sources import pairs_seen
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound

__all__ = [
    "CHOSEN",
    "LikelyDuplicate",
    "Merge",
    "MergeRefused",
    "MergeUndone",
    "NoSuchMerge",
    "NoSuchPair",
    "access_merge",
    "access_pair",
    "find_likely_duplicates",
    "foresee_merge",
    "merge_people",
    "tell_apart",
    "two_numbers",
    "unmerge",
]


class NoSuchMerge(NotFound, ObjectDoesNotExist):
    """No merge has this address."""

    code = "merge.unknown"

    def __init__(self) -> None:
        super().__init__(_("No merge has this address."), _("Open it again from the list of merges."))


def access_merge(actor: Any, uuid: UUID | str) -> Merge:
    """The merge at this address, with both records. Raises NotAllowed, NoSuchMerge."""
    require(actor, "person.merge")
    rows = Merge.objects.select_related("kept", "absorbed", "merged_by", "undone_by")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise NoSuchMerge
    return found


def access_pair(actor: Any, uuid: UUID | str) -> LikelyDuplicate:
    """The pair at this address, both of whom the actor may see. Raises NotAllowed, NoSuchPair."""
    require(actor, "person.merge")
    found = pairs_seen(actor).filter(uuid=uuid).first()
    if found is None:
        raise NoSuchPair
    return found
