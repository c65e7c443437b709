"""Delegations, for programs."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.pagination import paginate

from cartable.engines.access.api import access_delegation, delegate, end_delegation
from cartable.engines.access.queries.choices import door_groups
from cartable.engines.access.queries.delegations import delegations_held, delegations_seen
from cartable.engines.access.queries.in_charge import managed_services
from cartable.engines.access.queries.officers import person_for_rights
from cartable.engines.access.rest.delegation_shapes import DelegationIn, DelegationOut
from cartable.engines.access.rest.naming import rows_named, structure_named
from cartable.engines.access.rest.right_shapes import ReasonIn
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/delegations", response=list[DelegationOut])
@paginate(Pages)
def delegations(request: HttpRequest) -> Any:
    """Those over the services that you manage, and those that you gave, the last to end first."""
    require(request.user, "entitlement.manage")
    return delegations_seen(request.user).order_by("-valid_until", "-pk")


@router.get("/me/delegations", response=list[DelegationOut])
@paginate(Pages)
def my_delegations(request: HttpRequest) -> Any:
    """What you may give, or might, the last to end first."""
    return delegations_held(request.user.person)  # type: ignore[union-attr]


@router.post("/delegations", response={201: DelegationOut})
def let_give(request: HttpRequest, body: DelegationIn) -> Any:
    """Let somebody give services and groups of doors by name, for a time, two years at most."""
    require(request.user, "entitlement.manage")
    made = delegate(
        holder=person_for_rights(request.user, body.holder),
        services=rows_named(managed_services(request.user), list(body.services), "services"),
        door_groups=rows_named(door_groups().select_related("structure"), list(body.door_groups), "door_groups"),
        structure=structure_named(body.structure),
        max_days=body.max_days,
        valid_from=body.valid_from,
        valid_until=body.valid_until,
        reason=body.reason,
        actor=request.user,
        now=system_clock(),
    )
    return Status(201, made)


@router.get("/delegations/{uuid}", response=DelegationOut)
def one_delegation(request: HttpRequest, uuid: UUID) -> Any:
    """One delegation: to who gave it, who holds it, and who manages all that it covers."""
    return access_delegation(request.user, uuid)


@router.post("/delegations/{uuid}/end", response=DelegationOut)
def end_it(request: HttpRequest, uuid: UUID, body: ReasonIn) -> Any:
    """End a delegation today; what it gave stays until its own end."""
    found = access_delegation(request.user, uuid)
    return end_delegation(delegation=found, reason=body.reason, actor=request.user, now=system_clock())
