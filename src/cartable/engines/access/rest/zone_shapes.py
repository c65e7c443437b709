"""What the programming interface gives and takes of restricted zones and clearances."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import StringConstraints

from cartable.engines.access.rest.naming import code_of, name_of, uuid_of
from cartable.engines.access.rest.pool_shapes import PoolCode, Title
from cartable.engines.access.rest.right_shapes import Reason
from cartable.engines.access.rest.service_shapes import TextOut, both
from cartable.kernel.shapes import Code, Day

ZoneCode = PoolCode
ClearanceState = Literal["requested", "granted", "refused", "withdrawn"]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


class ZoneOut(Schema):
    """A restricted zone, with the people cleared today and the requests that wait; ``structure`` is a code."""

    code: str
    title: TextOut
    structure: str
    cleared: int
    asking: int

    resolve_title = both("title")
    resolve_structure = code_of("structure")


class ZoneEditIn(Schema):
    """Its words, the code of its structure, and why."""

    title_fr: Title
    title_en: Title = ""
    structure: Code
    reason: Reason


class ZoneIn(ZoneEditIn):
    """A zone to declare; its code never changes."""

    code: ZoneCode


class ClearanceOut(Schema):
    """A clearance asked for, and what was decided; ``valid_until`` is the first day without it."""

    uuid: UUID
    zone: str
    person: UUID
    name: str
    state: ClearanceState
    requested_at: datetime
    request_reason: str
    decided_by: str | None
    decided_at: datetime | None
    decision: str
    reference: str
    valid_from: date | None
    valid_until: date | None

    resolve_zone = code_of("zone")
    resolve_person = uuid_of("person")
    resolve_decided_by = name_of("decided_by")

    @staticmethod
    def resolve_name(row: Any) -> str:
        """As in lists."""
        return str(row.person.sorted_name)


class ClearanceIn(Schema):
    """What brings into the zone; ``person`` None: yourself."""

    person: UUID | None = None
    reason: Words


class ClearanceDecisionIn(Schema):
    """The decision; a granted clearance wants its reference and a period of five years at most."""

    is_granted: bool
    decision: Words
    reference: Annotated[str, StringConstraints(max_length=120)] = ""
    valid_from: Day | None = None
    valid_until: Day | None = Field(None, description="First day without it.")


class WithdrawalIn(Schema):
    """Why a clearance is taken back."""

    reason: Words
