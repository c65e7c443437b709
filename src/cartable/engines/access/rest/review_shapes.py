"""What the programming interface gives and takes of reviews of rights."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from cartable.engines.access.rest.naming import code_of, name_of, uuid_of
from cartable.engines.access.rest.service_shapes import ServiceCode
from cartable.kernel.shapes import Code, Day

Verdict = Literal["keep", "end"]


class ReviewOut(Schema):
    """A campaign and how far it is; ``service`` and ``structure`` (codes) null: all of them."""

    uuid: UUID
    title: str
    service: str | None
    structure: str | None
    opened_by: str
    opened_at: datetime
    due_on: date = Field(description="What nobody kept ends on this day.")
    closed_at: datetime | None
    total: int
    done: int
    kept: int
    ended: int

    resolve_service = code_of("service")
    resolve_structure = code_of("structure")
    resolve_opened_by = name_of("opened_by")


class ReviewItemOut(Schema):
    """A right to look at again; ``decision`` null: nobody decided yet."""

    uuid: UUID
    grant: UUID
    person: UUID
    name: str
    service: str
    level: str | None
    door_group: str | None
    given_by: str | None
    reason: str
    valid_until: date | None
    reviewer: str
    decision: Verdict | None
    decided_by: str | None
    decided_at: datetime | None
    comment: str

    resolve_grant = uuid_of("grant")
    resolve_reviewer = name_of("reviewer")
    resolve_decided_by = name_of("decided_by")

    @staticmethod
    def resolve_person(row: Any) -> UUID:
        """Whose right."""
        return UUID(str(row.grant.person.uuid))

    @staticmethod
    def resolve_name(row: Any) -> str:
        """As in lists."""
        return str(row.grant.person.sorted_name)

    @staticmethod
    def resolve_service(row: Any) -> str:
        """Its code."""
        return str(row.grant.service.code)

    @staticmethod
    def resolve_level(row: Any) -> str | None:
        """Its code."""
        return row.grant.level.code if row.grant.level else None

    @staticmethod
    def resolve_door_group(row: Any) -> str | None:
        """Its code."""
        return row.grant.door_group.code if row.grant.door_group else None

    @staticmethod
    def resolve_given_by(row: Any) -> str | None:
        """Who gave it."""
        return row.grant.granted_by.full_name if row.grant.granted_by else None

    @staticmethod
    def resolve_reason(row: Any) -> str:
        """Why it was given."""
        return str(row.grant.reason)

    @staticmethod
    def resolve_valid_until(row: Any) -> date | None:
        """First day without it."""
        found: date | None = row.grant.valid_until
        return found

    @staticmethod
    def resolve_decision(row: Any) -> str | None:
        """Nothing before somebody decides."""
        return row.decision or None


class ReviewIn(Schema):
    """Of what, before when: eight days from now at least, so that reviewers are warned a week before."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    service: ServiceCode | None = None
    structure: Code | None = None
    due_on: Day


class VerdictIn(Schema):
    """Keep the right, or end it today."""

    decision: Verdict
    comment: Annotated[str, StringConstraints(max_length=300)] = ""
