"""Adjustments for programs: units changed, waited for, waited for no more, by the student themselves."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Path, Router, Schema
from pydantic import Field

from cartable.engines.registration.api import access_campaign_to_choose, assignments
from cartable.engines.registration.queries.places import waiting_of
from cartable.kernel.clock import system_clock
from cartable.kernel.problems import NotFound
from cartable.kernel.shapes import Code

router = Router()
Codes = Annotated[list[Code], Field(max_length=20)]


class ChangeIn(Schema):
    """Codes of units to add and to drop, all or nothing; ``token`` names the click, which counts once."""

    add: Codes = []
    drop: Codes = []
    token: UUID | None = None


class FullOut(Schema):
    """A unit without a place: how many it has, how many are taken, how many others wait."""

    unit: str
    capacity: int
    taken: int
    waiting: int


class ChangedOut(Schema):
    """What was done; when ``full`` isn't empty, nothing was."""

    added: list[str]
    dropped: list[str]
    full: list[FullOut]
    is_repeat: bool


class WaitingIn(Schema):
    """The unit waited for, and the one given back when the place comes (empty: none)."""

    unit: Code
    replaces: str = Field("", max_length=40)


class WaitingOut(Schema):
    """A waiting: ``rank`` is 1 for who is next."""

    uuid: UUID
    unit: str
    replaces: str
    rank: int
    state: str


@router.post("/campaigns/{code}/changes", response={200: ChangedOut, 409: ChangedOut})
def change(request: HttpRequest, code: Path[Code], body: ChangeIn) -> Any:
    """Add and drop units of yours while the adjustments are open. 409 with ``full`` when there is no place."""
    found = assignments.change_units(
        campaign=access_campaign_to_choose(request.user, code),
        person=request.user.person,  # type: ignore[union-attr]
        add=body.add,
        drop=body.drop,
        actor=request.user,
        now=system_clock(),
        token=str(body.token) if body.token else "",
    )
    return (200 if found.is_done else 409), found


@router.get("/campaigns/{code}/waiting", response=list[WaitingOut])
def list_waiting(request: HttpRequest, code: Path[Code]) -> Any:
    """What you wait for."""
    campaign = access_campaign_to_choose(request.user, code)
    return [_told(row) for row in _mine(request, campaign) if row.state == "waiting"]


@router.post("/campaigns/{code}/waiting", response={201: WaitingOut})
def wait(request: HttpRequest, code: Path[Code], body: WaitingIn) -> Any:
    """Wait for a unit that is full."""
    campaign = access_campaign_to_choose(request.user, code)
    row = assignments.wait_for(
        campaign=campaign,
        person=request.user.person,  # type: ignore[union-attr]
        unit_code=body.unit,
        replaces=body.replaces,
        actor=request.user,
        now=system_clock(),
    )
    return 201, _told(next(one for one in _mine(request, campaign) if one.pk == row.pk))


@router.post("/campaigns/{code}/waiting/{uuid}/leave", response=WaitingOut)
def leave(request: HttpRequest, code: Path[Code], uuid: UUID) -> Any:
    """Leave a waiting list."""
    campaign = access_campaign_to_choose(request.user, code)
    row = next((one for one in _mine(request, campaign) if one.uuid == uuid), None)
    if row is None:
        raise NotFound(_("You don't wait for this unit."), _("Reload the page to see what you wait for."))
    row.state = assignments.leave_waiting(waiting=row, actor=request.user, now=system_clock()).state
    return _told(row)


def _mine(request: HttpRequest, campaign: Any) -> list[Any]:
    return waiting_of(request.user.person, campaign)  # type: ignore[union-attr]


def _told(row: Any) -> dict[str, Any]:
    replaces = row.replaces.unit.code if row.replaces else ""
    return {
        "uuid": row.uuid,
        "unit": row.offering.unit.code,
        "replaces": replaces,
        "rank": row.rank,
        "state": row.state,
    }
