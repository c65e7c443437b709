"""Who holds what, and decisions by name, for programs."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router, Status
from ninja.pagination import paginate

from cartable.engines.access.api import (
    access_grant,
    access_service,
    ask,
    end_grant,
    give,
    give_asked,
    holders_of,
    lacking_of,
    prolong,
    refuse,
    rights_of,
    withdraw_request,
)
from cartable.engines.access.queries.choices import door_groups, levels_of, pools_of
from cartable.engines.access.queries.in_charge import decided_grants, grants_of, open_people
from cartable.engines.access.queries.officers import person_for_rights
from cartable.engines.access.queries.parts import row_of
from cartable.engines.access.rest.naming import structure_named
from cartable.engines.access.rest.right_shapes import (
    AskIn,
    DecisionIn,
    GrantIn,
    GrantOut,
    GrantState,
    HolderOut,
    HoldingState,
    LackingOut,
    ProlongIn,
    ReasonIn,
    RightOut,
)
from cartable.engines.access.rest.service_shapes import ServiceCode
from cartable.kernel.clock import system_clock, today
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Code, Day, Pages

router = Router()


@router.get("/me/rights", response=list[RightOut])
def my_rights(request: HttpRequest, on: Day | None = None) -> Any:
    """What you hold, and what waits or is barred, today or ``on`` another day."""
    return rights_of(request.user.person, on=on or today())  # type: ignore[union-attr]


@router.get("/me/lacking", response=list[LackingOut])
def my_lacking(request: HttpRequest) -> Any:
    """The services that aren't open to you today, and which conditions fail."""
    return lacking_of(request.user.person, on=today())  # type: ignore[union-attr]


@router.get("/me/grants", response=list[GrantOut])
@paginate(Pages)
def my_grants(request: HttpRequest) -> Any:
    """What you asked for, or were given by name, the latest first."""
    return grants_of(request.user.person)  # type: ignore[union-attr]


@router.get("/persons/{uuid}/rights", response=list[RightOut])
def rights_of_person(request: HttpRequest, uuid: UUID, on: Day | None = None) -> Any:
    """What a person held ``on`` a day, past or to come: for themself and for officers."""
    return rights_of(person_for_rights(request.user, uuid), on=on or today())


@router.get("/services/{code}/holders", response=list[HolderOut])
@paginate(Pages)
def holders(
    request: HttpRequest,
    code: Path[ServiceCode],
    on: Day | None = None,
    state: HoldingState | None = None,
    structure: Code | None = None,
) -> Any:
    """Who held the service ``on`` a day, past or to come, by name, for officers; ``structure`` and what is below it."""
    require(request.user, "holding.view")
    service = access_service(request.user, code)
    rows = holders_of(service, on=on or today(), structure=structure_named(structure))
    rows = rows.filter(open_people(request.user))
    return rows.filter(state=state) if state else rows


@router.get("/grants", response=list[GrantOut])
@paginate(Pages)
def grants(request: HttpRequest, state: GrantState | None = None) -> Any:
    """Requests and rights by name on which you decide, the latest first."""
    require(request.user, "grant.give")
    rows = decided_grants(request.user, today()).filter(open_people(request.user))
    return rows.filter(state=state) if state else rows


@router.post("/grants", response={201: GrantOut})
def give_by_name(request: HttpRequest, body: GrantIn) -> Any:
    """Give a service to somebody for a time, two years at most."""
    require(request.user, "grant.give")
    service = access_service(request.user, body.service)
    person = person_for_rights(request.user, body.person)
    return Status(201, give(person=person, service=service, **_decided(service, body), **_acting(request)))


@router.post("/grants/requests", response={201: GrantOut})
def ask_for(request: HttpRequest, body: AskIn) -> Any:
    """Ask for a service for yourself."""
    service = access_service(request.user, body.service)
    parts = {"level": row_of(levels_of(service), body.level, "level")}
    parts["door_group"] = row_of(door_groups(), body.door_group, "door_group")
    person = request.user.person  # type: ignore[union-attr]
    return Status(201, ask(person=person, service=service, **parts, reason=body.reason, **_acting(request)))


@router.get("/grants/{uuid}", response=GrantOut)
def one_grant(request: HttpRequest, uuid: UUID) -> Any:
    """A request or a right by name: the person's, and theirs who decide."""
    return access_grant(request.user, uuid)


@router.post("/grants/{uuid}/give", response=GrantOut)
def give_request(request: HttpRequest, uuid: UUID, body: DecisionIn) -> Any:
    """Give what was asked, or less or more of it."""
    grant = access_grant(request.user, uuid)
    return give_asked(grant=grant, **_decided(grant.service, body), **_acting(request))


@router.post("/grants/{uuid}/refuse", response=GrantOut)
def refuse_request(request: HttpRequest, uuid: UUID, body: ReasonIn) -> Any:
    """Refuse a request, saying why."""
    return refuse(grant=access_grant(request.user, uuid), reason=body.reason, **_acting(request))


@router.post("/grants/{uuid}/withdraw", response=GrantOut)
def withdraw(request: HttpRequest, uuid: UUID) -> Any:
    """Take back your own request."""
    return withdraw_request(grant=access_grant(request.user, uuid), **_acting(request))


@router.post("/grants/{uuid}/prolong", response=GrantOut)
def prolong_right(request: HttpRequest, uuid: UUID, body: ProlongIn) -> Any:
    """Move the end of a right under way to a later day."""
    grant = access_grant(request.user, uuid)
    return prolong(grant=grant, valid_until=body.valid_until, reason=body.reason, **_acting(request))


@router.post("/grants/{uuid}/end", response=GrantOut)
def end_right(request: HttpRequest, uuid: UUID, body: ReasonIn) -> Any:
    """End a right today."""
    return end_grant(grant=access_grant(request.user, uuid), reason=body.reason, **_acting(request))


def _acting(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.user, "now": system_clock()}


def _decided(service: Any, body: DecisionIn) -> dict[str, Any]:
    """Rows for codes. Raises InputRefused for a code that the service hasn't."""
    return {
        "level": row_of(levels_of(service), body.level, "level"),
        "quota": body.quota,
        "pool": row_of(pools_of(service), body.pool, "pool"),
        "door_group": row_of(door_groups(), body.door_group, "door_group"),
        "valid_from": body.valid_from,
        "valid_until": body.valid_until,
        "reason": body.reason,
    }
