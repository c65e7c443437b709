"""What the programming interface gives and takes of delegations."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from cartable.engines.access.rest.naming import code_of, name_of, uuid_of
from cartable.engines.access.rest.right_shapes import Reason, Slug
from cartable.engines.access.rest.service_shapes import ServiceCode
from cartable.kernel.shapes import Code, Day


class DelegationOut(Schema):
    """Who may give which services and groups of doors (codes), to the people of which structure (null: to anybody)."""

    uuid: UUID
    holder: UUID
    holder_name: str
    given_by: str
    services: list[str]
    door_groups: list[str]
    structure: str | None
    max_days: int
    valid_from: date
    valid_until: date | None = Field(description="First day without it.")
    reason: str

    resolve_holder = uuid_of("holder")
    resolve_given_by = name_of("given_by")
    resolve_structure = code_of("structure")

    @staticmethod
    def resolve_holder_name(row: Any) -> str:
        """As in lists."""
        return str(row.holder.sorted_name)

    @staticmethod
    def resolve_services(row: Any) -> list[str]:
        """Their codes."""
        return [one.code for one in row.services.all()]

    @staticmethod
    def resolve_door_groups(row: Any) -> list[str]:
        """Their codes."""
        return [one.code for one in row.door_groups.all()]


class DelegationIn(Schema):
    """To whom, what, over whom, when, why."""

    holder: UUID
    services: Annotated[list[ServiceCode], Field(max_length=200)] = []
    door_groups: Annotated[list[Slug], Field(max_length=200)] = []
    structure: Code | None = None
    max_days: int = Field(365, ge=1, le=731, description="The longest that each right may last.")
    valid_from: Day
    valid_until: Day = Field(description="First day without it.")
    reason: Reason
