"""Many whole lists at once: the demo, and lists that another system kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import offering_ids
from cartable.engines.registration.models import Campaign, ListEvent, Wish, WishList
from cartable.engines.registration.types import ListRow
from cartable.kernel.audit import because, insert_many
from cartable.kernel.problems import Fault, InputRefused


def fill_campaign(*, campaign: Campaign, rows: Iterable[ListRow], actor: object, reason: str, now: datetime) -> int:
    """Write whole lists of people who have none yet, all or none; returns how many.

    Nothing is mailed and no event sent. Each list has a revision of 1 and its journal. Raises InputRefused when an
    offering isn't of the campaign's term; whoever has a list already makes the database refuse (IntegrityError).
    """
    given = list(rows)
    known = set(offering_ids(term_id=campaign.term_id).values())
    strange = sorted({pk for row in given for pk, _unused in row.wishes} - known)
    if strange:
        raise InputRefused(Fault("wish.unit", _("The offering isn't of this term."), str(strange[0])))
    with transaction.atomic(), because(actor=actor, reason=reason):
        lists = insert_many(WishList, (_list(campaign, row, now) for row in given))
        insert_many(
            Wish,
            (
                Wish(wish_list=written, offering_id=offering, kind=kind, rank=rank)
                for written, row in zip(lists, given, strict=True)
                for rank, (offering, kind) in enumerate(row.wishes, start=1)
            ),
        )
        insert_many(
            ListEvent, (event for written, row in zip(lists, given, strict=True) for event in _journal(written, row))
        )
    return len(lists)


def _list(campaign: Campaign, row: ListRow, now: datetime) -> WishList:
    return WishList(
        campaign=campaign,
        person_id=row.person_id,
        state=row.state,
        revision=1,
        free_times=[time.as_dict() for time in row.free_times],
        tags=sorted(row.tags),
        note=row.note,
        saved_at=row.saved_at or row.sent_at or now,
        sent_at=row.sent_at,
        decided_at=row.decided_at,
    )


def _journal(written: WishList, row: ListRow) -> Iterable[ListEvent]:
    person = row.person_id
    yield ListEvent(wish_list=written, kind=ListEvent.Kind.SAVED, at=written.saved_at, person_id=person)
    if row.sent_at is not None:
        data = {"in_spite_of": sorted(row.in_spite_of)}
        yield ListEvent(wish_list=written, kind=ListEvent.Kind.SENT, at=row.sent_at, person_id=person, data=data)
