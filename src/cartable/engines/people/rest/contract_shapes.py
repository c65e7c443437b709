"""How contracts, numbers and consents are told to programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema

from cartable.engines.people.rest.shapes import Code, Line, StructureBrief
from cartable.kernel.shapes import Day

ContractKind = Literal["permanent", "fixed_term", "doctoral", "hourly", "apprentice", "secondment", "hosting"]
NumberKind = Literal["ine", "hr", "orcid", "idhal", "card", "eppn", "source"]
Opened = Literal["", "faculty", "staff", "temporary", "affiliate"]


class ContractOut(Schema):
    """A contract of a person with a structure."""

    uuid: UUID
    person: UUID
    structure: StructureBrief
    number: str
    kind: ContractKind
    grade: str
    working_percent: int
    valid_from: date
    valid_until: date | None = Field(None, description="First day without it; null: open.")

    @staticmethod
    def resolve_person(row: Any) -> UUID:
        """The person's address."""
        found: UUID = row.person.uuid
        return found


class ContractIn(Schema):
    """A contract to write; ``affiliation``: the kind of tie that it opens, if any."""

    structure: Code
    number: Line
    kind: ContractKind
    grade: Line = ""
    working_percent: Annotated[int, Field(ge=0, le=100)] = 100
    valid_from: Day
    valid_until: Day | None = None
    affiliation: Opened = ""
    reason: Line = ""


class IdentifierOut(Schema):
    """A number of a person; ``scope`` names the source of a source's own."""

    uuid: UUID
    kind: NumberKind
    scope: str
    value: str
    noted_on: date


class IdentifierIn(Schema):
    """A number to note, and how it is known."""

    kind: Literal["ine", "hr", "orcid", "idhal", "eppn"]
    value: Line
    reason: Line


class ContractReasonIn(Schema):
    """Why."""

    reason: Line


class ConsentOut(Schema):
    """A yes of a person; ``withdrawn_at`` when it was taken back."""

    kind: Literal["photo", "phone", "news"]
    given_at: datetime
    withdrawn_at: datetime | None
