"""A student's own choice for programs: read, saved as a draft by revision, sent, taken back."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Path, Router

from cartable.engines.registration.api import (
    Campaign,
    ListChangedElsewhere,
    access_campaign_to_choose,
    can_act,
    end_of,
    list_of,
    open_campaigns,
    reopen_list,
    rulings_of,
    save_list,
    send_list,
    wishes_of,
)
from cartable.engines.registration.rest.wish_shapes import (
    OwnCampaignOut,
    OwnWishesOut,
    SendIn,
    TwoVersionsOut,
    WishesIn,
    drafts_of,
    times_of,
    told_conflict,
    told_list,
    told_rulings,
)
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Code

router = Router()
LOCKED = ("sent", "approved")


@router.get("/wishes/me", response=list[OwnCampaignOut])
def my_campaigns(request: HttpRequest) -> Any:
    """The campaigns under way for you, the one to answer first before the others."""
    require(request.user, "campaign.choose")
    person = request.user.person  # type: ignore[union-attr]
    found = open_campaigns(person=person, at=system_clock())
    for one in found:
        held = list_of(campaign=one, person=person)
        one.state, one.revision = (held.state, held.revision) if held else ("none", 0)  # type: ignore[attr-defined]
    return found


@router.get("/campaigns/{code}/wishes/me", response=OwnWishesOut)
def my_wishes(request: HttpRequest, code: Path[Code]) -> Any:
    """Your choice in a campaign, what may be done with it now and what the rules of choice say of it."""
    return _told(request, access_campaign_to_choose(request.user, code), system_clock())


@router.put("/campaigns/{code}/wishes/me", response={200: OwnWishesOut, 409: TwoVersionsOut})
def save(request: HttpRequest, code: Path[Code], body: WishesIn) -> Any:
    """Save your draft, whole. 409 with both versions when another tab or device saved since the revision given."""
    campaign, now = access_campaign_to_choose(request.user, code), system_clock()
    try:
        save_list(
            campaign=campaign,
            person=request.user.person,  # type: ignore[union-attr]
            wishes=drafts_of(body.wishes),
            revision=body.revision,
            actor=request.user,
            now=now,
            free_times=times_of(body.free_times),
            tags=body.tags,
            note=body.note,
        )
    except ListChangedElsewhere as refused:
        return 409, told_conflict(refused, campaign.code)
    return 200, _told(request, campaign, now)


@router.post("/campaigns/{code}/wishes/me/send", response={200: OwnWishesOut, 409: TwoVersionsOut})
def send(request: HttpRequest, code: Path[Code], body: SendIn) -> Any:
    """Send your choice as it stands. 400 names the rules to mend, or to put in ``in_spite_of``."""
    campaign, now = access_campaign_to_choose(request.user, code), system_clock()
    try:
        send_list(
            campaign=campaign,
            person=request.user.person,  # type: ignore[union-attr]
            revision=body.revision,
            actor=request.user,
            now=now,
            in_spite_of=body.in_spite_of,
        )
    except ListChangedElsewhere as refused:
        return 409, told_conflict(refused, campaign.code)
    return 200, _told(request, campaign, now)


@router.post("/campaigns/{code}/wishes/me/reopen", response=OwnWishesOut)
def reopen(request: HttpRequest, code: Path[Code]) -> Any:
    """Take back a choice that was sent, to change it."""
    campaign, now = access_campaign_to_choose(request.user, code), system_clock()
    person = request.user.person  # type: ignore[union-attr]
    reopen_list(campaign=campaign, person=person, actor=request.user, now=now)
    return _told(request, campaign, now)


def _told(request: HttpRequest, campaign: Campaign, now: datetime) -> dict[str, Any]:
    person = request.user.person  # type: ignore[union-attr]
    held = list_of(campaign=campaign, person=person)
    found = rulings_of(campaign=campaign, person=person, wishes=wishes_of(held), at=now) if held else []
    is_locked = held is not None and held.state in LOCKED
    return {
        **told_list(held, campaign.code),
        "can_save": can_act(campaign, "save", now) and not is_locked,
        "can_send": can_act(campaign, "send", now) and held is not None and not is_locked,
        "closes_at": end_of(campaign, "send", now) or end_of(campaign, "save", now),
        "rulings": told_rulings(found),
    }
