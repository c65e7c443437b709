"""Roles: who may do what, why, until when."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.pagination import paginate

from cartable.engines.people.api import (
    access_person,
    access_role,
    access_structure,
    end_role,
    explained_roles,
    grant_role,
)
from cartable.engines.people.rest.record_shapes import EndIn
from cartable.engines.people.rest.shapes import RoleIn, RoleOut
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/persons/{uuid}/roles", response=list[RoleOut])
@paginate(Pages)
def roles_of_person(request: HttpRequest, uuid: UUID) -> Any:
    """A person's roles, past and to come too, each with its reason."""
    found = access_person(request.user, uuid)
    require(request.user, "person.read_file", found)
    return explained_roles(found)


@router.post("/roles", response={201: RoleOut})
def grant(request: HttpRequest, body: RoleIn) -> Any:
    """Grant a role over a structure and all below it; without structure, over the whole institution."""
    structure = access_structure(request.user, body.structure) if body.structure else None
    require(request.user, "role.grant", structure)
    granted = grant_role(
        person=access_person(request.user, body.person),
        role=body.role,
        structure=structure,
        valid_from=body.valid_from,
        valid_until=body.valid_until,
        granted_by=request.user.person,  # type: ignore[union-attr]
        reason=body.reason,
    )
    return Status(201, granted)


@router.post("/roles/{uuid}/end", response=RoleOut)
def end(request: HttpRequest, uuid: UUID, body: EndIn) -> Any:
    """Set the first day without the role; 409 when nobody else would administer the institution."""
    found = access_role(request.user, uuid)
    return end_role(assignment=found, valid_until=body.valid_until, actor=request.user, reason=body.reason)
