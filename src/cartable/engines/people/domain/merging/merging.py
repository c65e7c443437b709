"""Put two records of one person together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from cartable.engines.people.domain.facts import tell_everything_changed
from cartable.engines.people.domain.match_keys import set_match_keys
from cartable.engines.people.domain.merging.checking import MergeRefused, refuse_unless_mergeable
from cartable.engines.people.domain.merging.links import last_keys, list_links, move_rows
from cartable.engines.people.domain.merging.values import (
    CHOSEN,
    Side,
    plain_values,
    provenance_after,
    set_values,
    values_after,
)
from cartable.engines.people.events import PeopleMerged
from cartable.engines.people.models import Account, Identifier, Merge, Person
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.permissions import require

SAVED = (*CHOSEN, "photo", "provenance", "match_keys", "merged_into")


def merge_people(
    *,
    kept: Person,
    absorbed: Person,
    choices: Mapping[str, Side],
    actor: Any,
    reason: str,
    now: datetime,
) -> Merge:
    """Everything of ``absorbed`` becomes ``kept``'s, and the record of ``absorbed`` is shown nowhere any more.

    Every row of the product that names ``absorbed`` names ``kept`` afterwards, but for those of which ``kept`` has the
    same already, which stay and are listed in ``Merge.left``. ``choices`` says of a fact (or of an identifier of which
    one has one only) whether it is taken from "kept" or "absorbed"; by default the kept one's, or the other's where it
    has none. The account follows when ``kept`` has none, and is closed otherwise. ``unmerge`` takes all of it back.

    Raises NotAllowed without ``person.merge``, or when a role would change hands that the actor may not grant;
    MergeRefused for one record twice, one merged already, or two INE (HR numbers…) without a choice.
    """
    require(actor, "person.merge")
    with transaction.atomic(), because(actor=actor, reason=reason):
        pair = Person.objects.select_for_update().order_by("pk").in_bulk({kept.pk, absorbed.pk})
        mine, other = pair[kept.pk], pair[absorbed.pk]
        numbers = refuse_unless_mergeable(mine, other, choices, actor=actor, reason=reason)
        merge = Merge(kept=mine, absorbed=other, reason=reason.strip(), merged_by=actor.person, merged_at=now)
        merge.values = {"kept": plain_values(mine), "absorbed": plain_values(other), "last": last_keys()}
        _swap_numbers(mine, other, numbers, merge)
        _close_account(mine, other, merge)
        _move_everything(mine, other, merge)
        _write_values(mine, other, choices, merge)
        merge.values["written"] = plain_values(mine)
        merge.save()
        uuids = {"kept": mine.uuid, "absorbed": other.uuid}
        tell_everything_changed(person_ids=pair)
        emit(PeopleMerged(aggregate=f"person:{mine.uuid}", **uuids))
    return merge


def _move_everything(kept: Person, absorbed: Person, merge: Merge) -> None:
    moved = dict(merge.moved)
    for link in list_links():
        done, left = move_rows(link, absorbed.pk, kept.pk)
        if done:
            moved[link.label] = sorted({*moved.get(link.label, []), *done})
        if left:
            merge.left[link.label] = left
    merge.moved = moved


def _swap_numbers(kept: Person, absorbed: Person, taken: list[str], merge: Merge) -> None:
    """Identifiers chosen from the absorbed record: the kept one's of that kind stays behind with it."""
    swapped = []
    for kind in taken:
        mine = Identifier.objects.get(person=kept, kind=kind)
        theirs = Identifier.objects.get(person=absorbed, kind=kind)
        swap_holders(mine, theirs)
        swapped.append([mine.pk, theirs.pk])
    merge.values["swapped"] = swapped


def swap_holders(one: Identifier, other: Identifier) -> None:
    """Each becomes the other's person's: the values change places, since nobody may hold two for an instant."""
    one_value, other_value = one.value, other.value
    one_day, other_day = one.noted_on, other.noted_on
    # A value that nobody has, for the instant between the two.
    Identifier.objects.filter(pk=one.pk).update(value=f"~{one.pk}")
    Identifier.objects.filter(pk=other.pk).update(value=one_value, noted_on=one_day)
    Identifier.objects.filter(pk=one.pk).update(value=other_value, noted_on=other_day)


def _close_account(kept: Person, absorbed: Person, merge: Merge) -> None:
    """Two accounts: that of the absorbed record is closed, and stays with it."""
    mine = Account.objects.filter(person=kept).exists()
    theirs = Account.objects.filter(person=absorbed, is_active=True).first()
    if mine and theirs is not None:
        theirs.is_active = False
        theirs.save(update_fields=["is_active"])
        merge.values["closed_account"] = theirs.pk


def _write_values(kept: Person, absorbed: Person, choices: Mapping[str, Side], merge: Merge) -> None:
    values = values_after(kept, absorbed, choices)
    provenance = provenance_after(kept, absorbed, values)
    photo = kept.photo_id or absorbed.photo_id
    absorbed.merged_into = kept
    # An address is one record's only: the one that is taken leaves the other first.
    if values["mail"] and values["mail"] == absorbed.mail:
        absorbed.mail = ""
    set_match_keys([absorbed])
    absorbed.save(update_fields=["merged_into", "mail", "match_keys"])
    set_values(kept, {**values, "provenance": provenance, "photo_id": photo})
    set_match_keys([kept])
    kept.save(update_fields=SAVED)


__all__ = ["MergeRefused", "merge_people", "swap_holders"]
