"""A student sends their choice to their adviser, or takes it back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person
from cartable.engines.registration.domain.campaigns.refusals import CampaignClosed, ListChangedElsewhere
from cartable.engines.registration.domain.campaigns.saving import locked_list, require_unlocked
from cartable.engines.registration.events import WishesReopened, WishesSent
from cartable.engines.registration.models import Campaign, ListEvent, WishList
from cartable.engines.registration.queries.campaigns import SENT_STATES, list_campaigns, phase_at
from cartable.engines.registration.queries.choosing import rulings_of
from cartable.engines.registration.queries.wishes import wishes_of
from cartable.engines.registration.rulings import standing_against, unliftable
from cartable.engines.registration.types import WishDraft
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, InputRefused


def send_list(
    *,
    campaign: Campaign,
    person: Person,
    revision: int,
    actor: Any,
    now: datetime,
    in_spite_of: Collection[str] = (),
) -> WishList:
    """Send the list as it stands. What stands against it is written in its journal, for the adviser to read.

    ``in_spite_of`` names (``Ruling.key``) the prohibitions that the student knows of and sends it in spite of: all of
    them must be there. Sending what is sent already does nothing. Raises CampaignClosed, ListChangedElsewhere when
    another revision was before their eyes, InputRefused when the list is empty, holds what can't be had at all, or
    goes against a rule that isn't named.
    """
    with transaction.atomic(), because(actor=actor, reason="choice sent"):
        row = locked_list(campaign, person, "send", now)
        if row.state in SENT_STATES and row.revision == revision:
            return row
        wishes = wishes_of(row)
        if row.revision != revision:
            raise ListChangedElsewhere(row, [WishDraft(one.offering.unit.code, one.kind) for one in wishes])
        require_unlocked(row)
        if not wishes:
            raise InputRefused(Fault("wishes.none", _("No unit is chosen."), "wishes", _("Choose one, then send.")))
        rulings = rulings_of(campaign=campaign, person=person, wishes=wishes, at=now)
        faults = [Fault(f"ruling.{one.rule}", one.what, one.unit, one.mend) for one in unliftable(rulings)]
        unnamed = [one for one in rulings if one.severity == "blocks" and one.can_be_lifted]
        faults += [
            Fault(f"ruling.{one.rule}", one.what, one.unit, _("Mend it, or tick that you send in spite of it."))
            for one in unnamed
            if one.key not in in_spite_of
        ]
        if faults:
            raise InputRefused(faults)
        against = sorted({one.key for one in standing_against(rulings)})
        row.state, row.sent_at, row.decided_at = WishList.State.SENT, now, None
        row.save(update_fields=["state", "sent_at", "decided_at"])
        ListEvent.objects.create(
            wish_list=row, kind=ListEvent.Kind.SENT, at=now, person=person, data={"in_spite_of": against}
        )
        emit(
            WishesSent(
                aggregate=f"wishes:{row.uuid}",
                campaign_code=campaign.code,
                list_uuid=str(row.uuid),
                person_uuid=str(person.uuid),
                in_spite_of=against,
            )
        )
    return row


def reopen_list(*, campaign: Campaign, person: Person, actor: Any, now: datetime) -> WishList:
    """The student takes back a choice that was sent, to change it: a draft again, its revision unchanged.

    One that is approved can be taken back while wishes are open only. Raises CampaignClosed, Conflict when it isn't
    sent.
    """
    with transaction.atomic(), because(actor=actor, reason="choice taken back"):
        row = locked_list(campaign, person, "reopen", now)
        if row.state not in SENT_STATES:
            raise Conflict(_("This choice isn't sent: it can be changed as it is."), code="wishes.not_sent")
        if row.state == WishList.State.APPROVED:
            _require_wishes_phase(campaign, now)
        row.state, row.decided_at = WishList.State.DRAFT, None
        row.save(update_fields=["state", "decided_at"])
        ListEvent.objects.create(wish_list=row, kind=ListEvent.Kind.REOPENED, at=now, person=person)
        emit(
            WishesReopened(
                aggregate=f"wishes:{row.uuid}",
                campaign_code=campaign.code,
                list_uuid=str(row.uuid),
                person_uuid=str(person.uuid),
            )
        )
    return row


def _require_wishes_phase(campaign: Campaign, now: datetime) -> None:
    phase = phase_at(list_campaigns().get(pk=campaign.pk), now)
    if phase != "wishes":
        raise CampaignClosed(phase)
