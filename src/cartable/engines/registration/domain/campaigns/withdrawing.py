"""A unit is withdrawn while students choose: their lists say so, nothing they wrote is lost, and they are told."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from cartable.engines.catalogue.api import CourseUnit
from cartable.engines.registration.events import WishesTouched
from cartable.engines.registration.models import Campaign, ListEvent, Wish, WishList
from cartable.engines.registration.queries.campaigns import CLOSED, list_campaigns, phase_at
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit


def mark_withdrawn(*, unit: CourseUnit, now: datetime) -> list[WishList]:
    """Write in the journal of each list that holds the unit, in a campaign not closed, that it was withdrawn.

    Returns the lists marked now, with their students: done again, it marks no list twice. The wish stays where it is
    until its student takes it out; a list sent isn't sent back, its adviser sees the mark.
    """
    found: list[WishList] = []
    if unit.withdrawn_on is None:
        return found
    campaigns = [
        one for one in list_campaigns().filter(term__starts_on__gte=unit.withdrawn_on) if phase_at(one, now) != CLOSED
    ]
    with transaction.atomic(), because(actor="registration", reason=f"unit {unit.code} withdrawn"):
        for campaign in campaigns:
            found += _mark(campaign, unit, now)
    return found


def _mark(campaign: Campaign, unit: CourseUnit, now: datetime) -> list[WishList]:
    holding = Wish.objects.filter(wish_list__campaign=campaign, offering__unit=unit).values("wish_list")
    marked = ListEvent.objects.filter(kind=ListEvent.Kind.WITHDRAWN, data__withdrawn__contains=[unit.code])
    rows = list(
        WishList.objects.select_for_update(of=("self",))
        .filter(pk__in=holding)
        .exclude(pk__in=marked.values("wish_list"))
        .select_related("person", "campaign")
        .order_by("pk")
    )
    data = {"withdrawn": [unit.code]}
    ListEvent.objects.bulk_create(
        ListEvent(wish_list=row, kind=ListEvent.Kind.WITHDRAWN, at=now, data=data) for row in rows
    )
    if rows:
        emit(
            WishesTouched(
                aggregate=f"campaign:{campaign.uuid}",
                campaign_code=campaign.code,
                unit_code=unit.code,
                list_uuids=[str(row.uuid) for row in rows],
            )
        )
    return rows
