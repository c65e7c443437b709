"""Which list, which campaign, for whom: the doors of advice."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.models import Campaign, Derogation, ListEvent, WishList
from cartable.engines.registration.queries.campaigns import list_campaigns, phase_at
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotFound


def access_advised_list(actor: Any, key: UUID, *, advising: bool = False) -> WishList:
    """The list at this address, for its student or for those who advise them (``advising``: only these)."""
    found = WishList.objects.select_related("campaign__term", "person").filter(uuid=key).first()
    if found is None:
        raise NotFound(_("No list has this address."), _("Open it again from the students you advise."))
    if advising or found.person_id != getattr(actor, "person_id", None):
        require(actor, "advice.give", found.person)
    return found


def access_proposal(actor: Any, key: UUID) -> ListEvent:
    """The proposal, for the student to whom it was made."""
    rows = ListEvent.objects.select_related("wish_list__campaign", "wish_list__person")
    found = rows.filter(uuid=key, kind=ListEvent.Kind.PROPOSED).first()
    if found is None:
        raise NotFound(_("No proposal has this address."), _("Open your list again."))
    require(actor, "wishes.change_own", found.wish_list)
    return found


def access_derogation(actor: Any, key: UUID) -> Derogation:
    """The derogation, for its student, those who may decide it and those who advise. Raises NotFound, NotAllowed."""
    rows = Derogation.objects.select_related("person", "unit", "campaign__term", "decided_by")
    found = rows.filter(uuid=key).first()
    if found is None:
        raise NotFound(_("No derogation has this address."), _("Open the list of derogations again."))
    if found.person_id != getattr(actor, "person_id", None) and not is_allowed(actor, "derogation.decide", found):
        require(actor, "advice.give", found.person)
    return found


def campaign_looked_at(code: str, at: datetime) -> Campaign | None:
    """The campaign of this code; without code the one under way, else the last one. Raises NotFound."""
    campaigns = list(list_campaigns())
    if code:
        found = next((one for one in campaigns if one.code == code), None)
        if found is None:
            raise NotFound(_("No campaign has this code."), _("Choose one of the list."))
        return found
    under_way = [one for one in campaigns if phase_at(one, at) not in ("before", "closed")]
    return next(iter(under_way or campaigns), None)
