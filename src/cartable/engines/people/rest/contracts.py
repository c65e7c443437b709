"""Contracts, numbers and consents of people, for programs."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.pagination import paginate

from cartable.engines.people.api import (
    access_contract,
    access_identifier,
    access_person,
    access_structure,
    add_contract,
    add_identifier,
    contracts_of,
    end_contract,
    identifiers_of,
    list_contracts,
    remove_identifier,
)
from cartable.engines.people.queries import consents_of
from cartable.engines.people.rest.contract_shapes import (
    ConsentOut,
    ContractIn,
    ContractOut,
    ContractReasonIn,
    IdentifierIn,
    IdentifierOut,
)
from cartable.engines.people.rest.record_shapes import EndIn
from cartable.engines.people.rest.shapes import Code
from cartable.kernel.clock import today
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Day, Pages

router = Router()


@router.get("/contracts", response=list[ContractOut])
@paginate(Pages)
def contracts(request: HttpRequest, on: Day | None = None, structure: Code | None = None) -> Any:
    """The contracts in force on a day (today unless told) of the people whose records you keep."""
    require(request.user, "contract.view")
    found = list_contracts(request.user, on or today())
    return found.filter(structure__code=structure) if structure else found


@router.get("/persons/{uuid}/contracts", response=list[ContractOut])
@paginate(Pages)
def contracts_of_person(request: HttpRequest, uuid: UUID) -> Any:
    """All contracts of a person, the latest first."""
    found = access_person(request.user, uuid)
    require(request.user, "person.read_file", found)
    return contracts_of(found)


@router.post("/persons/{uuid}/contracts", response={201: ContractOut})
def write_contract(request: HttpRequest, uuid: UUID, body: ContractIn) -> Any:
    """Write a contract; refused when the person's shares of time would exceed 100 % on a day."""
    person, structure = access_person(request.user, uuid), access_structure(request.user, body.structure)
    require(request.user, "person.edit", person)
    require(request.user, "contract.edit", structure)
    values = body.dict() | {"structure": structure}
    return Status(201, add_contract(person=person, source="api", actor=request.user, **values))


@router.post("/contracts/{uuid}/end", response=ContractOut)
def end_one_contract(request: HttpRequest, uuid: UUID, body: EndIn) -> Any:
    """Set the first day without a contract; the affiliations that it opened end with it."""
    found = access_contract(request.user, uuid)
    return end_contract(contract=found, valid_until=body.valid_until, actor=request.user, reason=body.reason)


@router.get("/persons/{uuid}/identifiers", response=list[IdentifierOut])
@paginate(Pages)
def identifiers_of_person(request: HttpRequest, uuid: UUID) -> Any:
    """The numbers by which the rest of the world knows a person."""
    found = access_person(request.user, uuid)
    require(request.user, "person.read_file", found)
    return identifiers_of(found)


@router.post("/persons/{uuid}/identifiers", response={201: IdentifierOut})
def write_identifier(request: HttpRequest, uuid: UUID, body: IdentifierIn) -> Any:
    """Note a number; its form and key are checked, and it is nobody else's."""
    person = access_person(request.user, uuid)
    require(request.user, "person.edit", person)
    return Status(201, add_identifier(person=person, on=today(), actor=request.user, **body.dict()))


@router.post("/identifiers/{uuid}/remove", response={204: None})
def remove_one_identifier(request: HttpRequest, uuid: UUID, body: ContractReasonIn) -> Any:
    """Take a wrong number back; the history keeps it."""
    found = access_identifier(request.user, uuid)
    remove_identifier(identifier=found, actor=request.user, reason=body.reason)
    return Status(204, None)


@router.get("/persons/{uuid}/consents", response=list[ConsentOut])
@paginate(Pages)
def consents_of_person(request: HttpRequest, uuid: UUID) -> Any:
    """What a person agreed to, and took back."""
    found = access_person(request.user, uuid)
    require(request.user, "person.read_file", found)
    return consents_of(found)
