"""What the programming interface gives of doors."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator, Field, StringConstraints

from cartable.engines.access.rest.service_shapes import TextOut, both

DoorCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]
GroupCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]
RightState = Literal["held", "grace", "waiting", "not_cleared", "conflicting"]


class DoorOut(Schema):
    """A door; ``building``, ``room``, ``controller`` and ``groups`` are codes."""

    uuid: UUID
    code: str
    title: TextOut
    building: str
    room: str | None
    controller: str | None
    groups: list[str]
    is_in_service: bool

    resolve_title = both("title")

    @staticmethod
    def resolve_building(row: Any) -> str:
        """The building's code."""
        return str(row.building.code)

    @staticmethod
    def resolve_room(row: Any) -> str | None:
        """The room's code."""
        return row.room.code if row.room else None

    @staticmethod
    def resolve_controller(row: Any) -> str | None:
        """The controller's code."""
        return row.controller.code if row.controller else None

    @staticmethod
    def resolve_groups(row: Any) -> list[str]:
        """The codes of its groups."""
        return [group.code for group in row.groups.all()]


class DoorGroupOut(Schema):
    """A group of doors; ``structure`` and ``zone`` are codes."""

    uuid: UUID
    code: str
    title: TextOut
    structure: str
    zone: str | None
    doors_count: int

    resolve_title = both("title")

    @staticmethod
    def resolve_structure(row: Any) -> str:
        """The code of the structure that keeps it."""
        return str(row.structure.code)

    @staticmethod
    def resolve_zone(row: Any) -> str | None:
        """The code of its restricted zone."""
        return row.zone.code if row.zone else None


ClockTime = Annotated[str, BeforeValidator(lambda value: f"{value:%H:%M}"), Field(pattern=r"^[0-2][0-9]:[0-5][0-9]$")]
"""An hour of the campus's clock, as 07:30."""


class HoursOut(Schema):
    """Hours of a group: ``days`` from 1 (Monday) to 7; ``valid_until`` is the first day without them."""

    uuid: UUID
    days: list[int]
    opens_at: ClockTime
    closes_at: ClockTime
    teaching_weeks_only: bool
    valid_from: date
    valid_until: date | None

    @staticmethod
    def resolve_days(row: Any) -> list[int]:
        """The days of the bits."""
        return [number + 1 for number in range(7) if row.weekdays & 1 << number]


class DoorGroupDetail(DoorGroupOut):
    """A group with its doors (codes) and hours; without hours it opens at any time."""

    doors: list[str]
    hours: list[HoursOut]

    @staticmethod
    def resolve_doors(row: Any) -> list[str]:
        """The codes of its doors."""
        return [door.code for door in row.doors.order_by("code")]

    @staticmethod
    def resolve_hours(row: Any) -> list[Any]:
        """Its time rules."""
        return list(row.time_rules.order_by("valid_from", "opens_at", "id"))


class DoorHolderOut(Schema):
    """A right to a group: of whom, in which state, since when, until when (the first day without), by what."""

    person: UUID
    name: str
    state: RightState
    since: date
    until: date | None
    by: Literal["rule", "grant"]
    reason: str

    @staticmethod
    def resolve_person(row: Any) -> UUID:
        """The person's uuid."""
        return UUID(str(row.person.uuid))

    @staticmethod
    def resolve_name(row: Any) -> str:
        """Family name first."""
        return str(row.person.sorted_name)

    @staticmethod
    def resolve_state(row: Any) -> str:
        """Without a clearance nothing opens, whatever the row says."""
        return str(row.state) if row.is_cleared or row.state not in ("held", "grace") else "not_cleared"

    @staticmethod
    def resolve_until(row: Any) -> date | None:
        """The end of the right, or of the clearance."""
        found: date | None = row.ends_on
        return found

    @staticmethod
    def resolve_by(row: Any) -> str:
        """A rule or a decision by name."""
        return "rule" if row.rule_id else "grant"

    @staticmethod
    def resolve_reason(row: Any) -> str:
        """What is written with it."""
        return str(row.rule.reason or row.rule.code) if row.rule_id else str(row.grant.reason)
