"""What the programming interface gives and takes of rights."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from cartable.engines.access.rest.service_shapes import ServiceCode
from cartable.kernel.shapes import Day

HoldingState = Literal["held", "grace", "waiting", "not_cleared", "conflicting"]
GrantState = Literal["requested", "granted", "refused", "ended"]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,60}$")]


class ReasonOut(Schema):
    """Why a right is there: by a ``rule`` (its population in words) or a ``grant`` (by whom)."""

    kind: Literal["rule", "grant"]
    code: str = Field(description="The rule's code, or the grant's uuid.")
    words: str
    decided_by: str
    said: str


class RightOut(Schema):
    """What one person has of a service, all reasons together."""

    service: str
    door_group: str | None
    state: HoldingState
    is_open: bool
    level: str | None
    quota: int | None
    since: date
    ends_on: date | None = Field(description="First day without it, written or foreseen; null: none is known.")
    reasons: list[ReasonOut]

    @staticmethod
    def resolve_service(row: Any) -> str:
        """Its code."""
        return str(row.service.code)

    @staticmethod
    def resolve_door_group(row: Any) -> str | None:
        """Its code."""
        return row.door_group.code if row.door_group else None

    @staticmethod
    def resolve_level(row: Any) -> str | None:
        """Its code."""
        return row.level.code if row.level else None


class LackingOut(Schema):
    """A service that isn't open, and the conditions that fail."""

    service: str
    failing: list[str]
    can_ask: bool

    @staticmethod
    def resolve_service(row: Any) -> str:
        """Its code."""
        return str(row.service.code)

    @staticmethod
    def resolve_failing(row: Any) -> list[str]:
        """In the language of who asks."""
        return [str(line) for line in row.failing]


class HolderOut(Schema):
    """One row of who holds a service: a person may have several, one for each reason."""

    person: UUID
    name: str
    state: HoldingState
    level: str | None
    quota: int | None
    door_group: str | None
    rule: str | None
    grant: UUID | None
    valid_from: date
    valid_until: date | None

    @staticmethod
    def resolve_person(row: Any) -> UUID:
        """Whose."""
        return UUID(str(row.person.uuid))

    @staticmethod
    def resolve_name(row: Any) -> str:
        """As in lists."""
        return str(row.person.sorted_name)

    @staticmethod
    def resolve_level(row: Any) -> str | None:
        """Its code."""
        return row.level.code if row.level else None

    @staticmethod
    def resolve_door_group(row: Any) -> str | None:
        """Its code."""
        return row.door_group.code if row.door_group else None

    @staticmethod
    def resolve_rule(row: Any) -> str | None:
        """Its code."""
        return row.rule.code if row.rule else None

    @staticmethod
    def resolve_grant(row: Any) -> UUID | None:
        """Which decision."""
        return row.grant.uuid if row.grant else None


class GrantOut(Schema):
    """A service asked for, or given by name."""

    uuid: UUID
    person: UUID
    service: str
    level: str | None
    quota: int | None
    door_group: str | None
    state: GrantState
    request_reason: str
    requested_at: datetime | None
    granted_by: str | None
    decided_at: datetime | None
    reason: str
    valid_from: date | None
    valid_until: date | None
    ended_reason: str

    @staticmethod
    def resolve_person(row: Any) -> UUID:
        """Whose."""
        return UUID(str(row.person.uuid))

    @staticmethod
    def resolve_service(row: Any) -> str:
        """Its code."""
        return str(row.service.code)

    @staticmethod
    def resolve_level(row: Any) -> str | None:
        """Its code."""
        return row.level.code if row.level else None

    @staticmethod
    def resolve_door_group(row: Any) -> str | None:
        """Its code."""
        return row.door_group.code if row.door_group else None

    @staticmethod
    def resolve_granted_by(row: Any) -> str | None:
        """Who decided."""
        return row.granted_by.full_name if row.granted_by else None


class PartsIn(Schema):
    """What of a service, by codes."""

    level: Slug | None = None
    door_group: Slug | None = None


class AskIn(PartsIn):
    """A request for oneself."""

    service: ServiceCode
    reason: Reason


class DecisionIn(PartsIn):
    """What is given of what was asked, when, why."""

    quota: int | None = Field(None, ge=0, le=2_000_000_000)
    pool: Slug | None = None
    valid_from: Day
    valid_until: Day = Field(description="First day without it.")
    reason: Reason


class GrantIn(DecisionIn):
    """A service to give to somebody."""

    person: UUID
    service: ServiceCode


class ProlongIn(Schema):
    """Another end, and why."""

    valid_until: Day = Field(description="First day without it.")
    reason: Reason


class ReasonIn(Schema):
    """Why."""

    reason: Reason
