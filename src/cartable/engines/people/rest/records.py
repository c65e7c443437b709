"""What surrounds a person's record: groups, history, affiliations that begin and end."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.pagination import paginate

from cartable.engines.people.api import (
    AffiliationRow,
    access_affiliation,
    access_person,
    access_structure,
    add_affiliations,
    affiliations_of,
    end_affiliation,
    groups_of,
)
from cartable.engines.people.queries import affiliations_in_force, list_affiliations, person_history
from cartable.engines.people.rest.record_shapes import AffiliationIn, EndIn, MembershipOut, PersonChangeOut
from cartable.engines.people.rest.shapes import AffiliationOut, Code, Kind
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.shapes import Day, Pages

router = Router()
TOLD = (
    "code",
    "family_name",
    "given_name",
    "usage_family_name",
    "usage_given_name",
    "mail",
    "personal_mail",
    "phone",
    "birth_on",
    "birth_place",
    "birth_country",
    "nationality",
    "is_protected",
    "username",
    "is_active",
)
TOLD_OF_TIES = (
    "kind",
    "role",
    "level",
    "value",
    "number",
    "grade",
    "working_percent",
    "given_at",
    "withdrawn_at",
    "valid_from",
    "valid_until",
    "reason",
)


@router.get("/persons/{uuid}/affiliations", response=list[AffiliationOut])
@paginate(Pages)
def affiliations_of_person(request: HttpRequest, uuid: UUID) -> Any:
    """What a person is and was; only what is in force, unless you may read the whole record."""
    found = access_person(request.user, uuid)
    reads_file = is_allowed(request.user, "person.read_file", found)
    ties = affiliations_of(found) if reads_file else affiliations_in_force(found, today())
    return ties.select_related("person", "structure")


@router.get("/affiliations", response=list[AffiliationOut])
@paginate(Pages)
def affiliations(
    request: HttpRequest, kind: Kind | None = None, structure: Code | None = None, on: Day | None = None
) -> Any:
    """Affiliations in force on a day (today unless told) of the people whose records you keep."""
    require(request.user, "person.edit")
    return list_affiliations(request.user, on or today(), kind=kind, structure=structure)


@router.get("/persons/{uuid}/groups", response=list[MembershipOut])
@paginate(Pages)
def groups_of_person(request: HttpRequest, uuid: UUID) -> Any:
    """The groups that a person is and was in, the latest first."""
    found = access_person(request.user, uuid)
    require(request.user, "person.read_file", found)
    return groups_of(found)


@router.get("/persons/{uuid}/history", response=list[PersonChangeOut])
@paginate(Pages)
def history_of_person(request: HttpRequest, uuid: UUID) -> Any:
    """All that happened to a person's record, affiliations, roles and account, the latest first."""
    found = access_person(request.user, uuid)
    require(request.user, "history.view", found)
    return [PersonChangeOut.told(change, (*TOLD, *TOLD_OF_TIES)) for change in person_history(found)]


@router.post("/persons/{uuid}/affiliations", response={201: AffiliationOut})
def affiliate(request: HttpRequest, uuid: UUID, body: AffiliationIn) -> Any:
    """Tie a person to a structure."""
    person, structure = access_person(request.user, uuid), access_structure(request.user, body.structure)
    require(request.user, "affiliation.edit", structure)
    row = AffiliationRow(
        person.pk, structure.pk, body.kind, body.valid_from, body.valid_until, body.level, source="api"
    )
    return Status(201, add_affiliations(rows=[row])[0])


@router.post("/affiliations/{uuid}/end", response=AffiliationOut)
def end(request: HttpRequest, uuid: UUID, body: EndIn) -> Any:
    """Set the first day without an affiliation. What followed from it is closed from that day."""
    found = access_affiliation(request.user, uuid)
    return end_affiliation(affiliation=found, valid_until=body.valid_until, actor=request.user, reason=body.reason)
