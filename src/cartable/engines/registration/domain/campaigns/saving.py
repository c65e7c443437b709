"""A student saves their choice: drafts with a revision, so that two tabs never undo each other silently."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from cartable.engines.catalogue.api import offering_ids
from cartable.engines.people.api import Person
from cartable.engines.registration.domain.campaigns.refusals import CampaignClosed, ListChangedElsewhere, ListLocked
from cartable.engines.registration.domain.campaigns.wishing import detail_faults, difference, wish_faults
from cartable.engines.registration.models import Campaign, ListEvent, Wish, WishList
from cartable.engines.registration.queries.campaigns import SENT_STATES, can_act, list_campaigns, phase_at
from cartable.engines.registration.queries.wishes import wishes_of
from cartable.engines.registration.types import FreeTime, WishDraft
from cartable.kernel.audit import because
from cartable.kernel.problems import InputRefused


def save_list(
    *,
    campaign: Campaign,
    person: Person,
    wishes: Sequence[WishDraft],
    revision: int,
    actor: Any,
    now: datetime,
    free_times: Sequence[FreeTime] | None = None,
    note: str | None = None,
    tags: Sequence[str] | None = None,
) -> WishList:
    """Keep what a student wishes, as the next revision; None leaves free times, note or tags as they are.

    ``revision`` is the one that the student had before their eyes (0: none yet). Saving what is there already changes
    nothing, whatever the revision: a click sent twice does no harm. Raises CampaignClosed from the closing second on,
    ListLocked when the list was sent, ListChangedElsewhere when another save came in between, InputRefused.
    """
    faults = list(detail_faults(note, free_times, tags))
    with transaction.atomic(), because(actor=actor, reason="choice saved"):
        row = locked_list(campaign, person, "save", now)
        held = wishes_of(row)
        ids = offering_ids(term_id=campaign.term_id)
        mine = {wish.offering.unit.code: wish.offering_id for wish in held}
        faults = [*wish_faults(wishes, ids, set(mine)), *faults]
        if faults:
            raise InputRefused(faults)
        details = _details(row, free_times, note, tags)
        changes = difference(row, held, wishes, {**ids, **mine})
        if not changes and not details and row.revision:
            return row
        if row.revision != revision:
            raise ListChangedElsewhere(row, wishes, note=note, free_times=free_times, tags=tags)
        require_unlocked(row)
        Wish.objects.filter(pk__in=[wish.pk for wish in changes.gone]).delete()
        Wish.objects.bulk_update(changes.changed, ["kind", "rank"])
        Wish.objects.bulk_create(changes.new)
        before, after = {*mine}, {draft.unit_code for draft in wishes}
        _keep(row, details, now)
        _note_saved(row, person, sorted(after - before), sorted(before - after), now)
    return row


def locked_list(campaign: Campaign, person: Person, act: str, now: datetime) -> WishList:
    """The person's list, made when they have none, held until the transaction ends. Raises CampaignClosed.

    The phases are read again: the registrar may have moved the closing since the page was shown.
    """
    fresh = list_campaigns().get(pk=campaign.pk)
    if not can_act(fresh, act, now):
        raise CampaignClosed(phase_at(fresh, now))
    WishList.objects.get_or_create(campaign=campaign, person=person, defaults={"saved_at": now})
    return WishList.objects.select_for_update().get(campaign=campaign, person=person)


def require_unlocked(wish_list: WishList) -> None:
    """Raises ListLocked when the list was sent or approved."""
    if wish_list.state in SENT_STATES:
        raise ListLocked(wish_list)


def _details(
    row: WishList, free_times: Sequence[FreeTime] | None, note: str | None, tags: Sequence[str] | None
) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if free_times is not None:
        given["free_times"] = [time.as_dict() for time in free_times]
    if note is not None:
        given["note"] = note.strip()
    if tags is not None:
        given["tags"] = sorted(set(tags))
    return {name: value for name, value in given.items() if getattr(row, name) != value}


def _keep(row: WishList, details: dict[str, Any], now: datetime) -> None:
    for name, value in details.items():
        setattr(row, name, value)
    row.revision += 1
    row.saved_at = now
    row.save(update_fields=["revision", "saved_at", *details])


def _note_saved(row: WishList, person: Person, added: list[str], removed: list[str], now: datetime) -> None:
    """One line of the journal for saves that follow one another: it says what they come to."""
    last = ListEvent.objects.filter(wish_list=row).order_by("-at", "-id").first()
    if last is None or last.kind != ListEvent.Kind.SAVED or last.person_id != person.pk:
        data = {"added": added, "removed": removed}
        ListEvent.objects.create(wish_list=row, kind=ListEvent.Kind.SAVED, at=now, person=person, data=data)
        return
    was_added, was_removed = set(last.data.get("added", ())), set(last.data.get("removed", ()))
    plus, minus = set(added), set(removed)
    last.data = {
        "added": sorted((was_added - minus) | (plus - was_removed)),
        "removed": sorted((was_removed - plus) | (minus - was_added)),
    }
    last.at = now
    last.save(update_fields=["data", "at"])
