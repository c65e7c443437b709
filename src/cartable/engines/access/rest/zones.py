"""Restricted zones and clearances, for programs."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router, Status
from ninja.pagination import paginate

from cartable.engines.access.api import (
    Zone,
    access_clearance,
    access_zone,
    ask_clearance,
    create_zone,
    decide_clearance,
    edit_zone,
    withdraw_clearance,
)
from cartable.engines.access.queries.in_charge import clearances_of_zones, open_people
from cartable.engines.access.queries.officers import person_for_rights
from cartable.engines.access.queries.zones import clearances_of, counted_zones
from cartable.engines.access.rest.naming import structure_named
from cartable.engines.access.rest.zone_shapes import (
    ClearanceDecisionIn,
    ClearanceIn,
    ClearanceOut,
    ClearanceState,
    WithdrawalIn,
    ZoneCode,
    ZoneEditIn,
    ZoneIn,
    ZoneOut,
)
from cartable.kernel.clock import system_clock, today
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/zones", response=list[ZoneOut])
@paginate(Pages)
def zones(request: HttpRequest) -> Any:
    """The restricted zones over which you decide, by code."""
    require(request.user, "clearance.decide")
    return counted_zones(request.user, today()).order_by("code")


@router.post("/zones", response={201: ZoneOut})
def declare_zone(request: HttpRequest, body: ZoneIn) -> Any:
    """Declare a zone; its services and groups of doors are put in it afterwards."""
    require(request.user, "clearance.decide")
    said = _said(body)
    return Status(201, _counted(request, create_zone(**said, actor=request.user, now=system_clock())))


@router.get("/zones/{code}", response=ZoneOut)
def one_zone(request: HttpRequest, code: Path[ZoneCode]) -> Any:
    """One zone."""
    return _counted(request, _secured(request, code))


@router.put("/zones/{code}", response=ZoneOut)
def correct_zone(request: HttpRequest, code: Path[ZoneCode], body: ZoneEditIn) -> Any:
    """Correct a zone; its clearances stay as they were decided."""
    zone = _secured(request, code)
    return _counted(request, edit_zone(zone=zone, **_said(body), actor=request.user, now=system_clock()))


@router.post("/zones/{code}/clearances", response={201: ClearanceOut})
def ask_for_clearance(request: HttpRequest, code: Path[ZoneCode], body: ClearanceIn) -> Any:
    """Ask to be cleared for a zone; security officers may ask for somebody else."""
    zone = access_zone(request.user, code)
    if body.person is None or body.person == request.user.person.uuid:  # type: ignore[union-attr]
        person = request.user.person  # type: ignore[union-attr]
    else:
        require(request.user, "clearance.decide", zone)
        person = person_for_rights(request.user, body.person)
    asked = ask_clearance(person=person, zone=zone, reason=body.reason, actor=request.user, now=system_clock())
    return Status(201, asked)


@router.get("/clearances", response=list[ClearanceOut])
@paginate(Pages)
def clearances(request: HttpRequest, zone: ZoneCode | None = None, state: ClearanceState | None = None) -> Any:
    """Every clearance of the zones over which you decide, the latest request first."""
    require(request.user, "clearance.decide")
    rows = clearances_of_zones(request.user).filter(open_people(request.user))
    if zone:
        rows = rows.filter(zone__code=zone)
    return (rows.filter(state=state) if state else rows).order_by("-requested_at", "-pk")


@router.get("/me/clearances", response=list[ClearanceOut])
@paginate(Pages)
def my_clearances(request: HttpRequest) -> Any:
    """Your own, the latest request first."""
    return clearances_of(request.user.person)  # type: ignore[union-attr]


@router.get("/clearances/{uuid}", response=ClearanceOut)
def one_clearance(request: HttpRequest, uuid: UUID) -> Any:
    """One clearance: the person's, and the security officers'."""
    return access_clearance(request.user, uuid)


@router.post("/clearances/{uuid}/decide", response=ClearanceOut)
def decide(request: HttpRequest, uuid: UUID, body: ClearanceDecisionIn) -> Any:
    """Grant or refuse a clearance that was asked for."""
    asked = access_clearance(request.user, uuid)
    return decide_clearance(clearance=asked, **body.dict(), actor=request.user, now=system_clock())


@router.post("/clearances/{uuid}/withdraw", response=ClearanceOut)
def take_back(request: HttpRequest, uuid: UUID, body: WithdrawalIn) -> Any:
    """Take a clearance back: what it opened closes at once."""
    found = access_clearance(request.user, uuid)
    return withdraw_clearance(clearance=found, reason=body.reason, actor=request.user, now=system_clock())


def _secured(request: HttpRequest, code: str) -> Zone:
    zone = access_zone(request.user, code)
    require(request.user, "clearance.decide", zone)
    return zone


def _said(body: ZoneEditIn) -> dict[str, Any]:
    return body.dict() | {"structure": structure_named(body.structure)}


def _counted(request: HttpRequest, zone: Zone) -> Any:
    return counted_zones(request.user, today()).get(pk=zone.pk)
