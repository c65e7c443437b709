"""What happened to rights, told to whoever subscribes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from cartable.kernel.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class ServiceStateChanged(DomainEvent):
    """A service opened, slowed down, stopped, closed… ``note_fr`` and ``note_en`` are what its users read."""

    name: ClassVar[str] = "service.state_changed"
    uuid: UUID
    code: str
    before: str
    after: str
    note_fr: str
    note_en: str


@dataclass(frozen=True, kw_only=True)
class ServiceChanged(DomainEvent):
    """A service was added to the catalogue, corrected or retired."""

    name: ClassVar[str] = "service.changed"
    uuid: UUID
    code: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccountsSuspended(DomainEvent):
    """Accounts can't sign in any more, and their sessions have ended; at most 1,000 in an event."""

    name: ClassVar[str] = "account.suspended"
    uuids: list[UUID]
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccountsReopened(DomainEvent):
    """Accounts that were suspended or closed can sign in again; at most 1,000 in an event."""

    name: ClassVar[str] = "account.reopened"
    uuids: list[UUID]
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccountsClosed(DomainEvent):
    """Accounts closed: passwords and second factors are forgotten, names stay taken; at most 1,000 in an event."""

    name: ClassVar[str] = "account.closed"
    uuids: list[UUID]
    reason: str


@dataclass(frozen=True, kw_only=True)
class DoorGroupsChanged(DomainEvent):
    """What is in groups of doors, when they open, or the zone they lie in changed: controllers are to be told."""

    name: ClassVar[str] = "door_group.changed"
    uuids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class HoldingsChanged(DomainEvent):
    """A reason began (``entered``) or ceased (``left``) to open a service to people, or gives it otherwise
    (``changed``: grade, quota, doors, days of grace, place in a waiting list); at most 1,000 people in an event.

    Who left may hold the service by another reason: ask what they hold now.
    """

    name: ClassVar[str] = "holdings.changed"
    service: UUID
    code: str
    entered: list[UUID]
    left: list[UUID]
    changed: list[UUID]


@dataclass(frozen=True, kw_only=True)
class GrantRequested(DomainEvent):
    """Somebody asked for a service by name."""

    name: ClassVar[str] = "grant.requested"
    uuid: UUID
    person: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class GrantGiven(DomainEvent):
    """A service was given by name, or given for longer."""

    name: ClassVar[str] = "grant.given"
    uuid: UUID
    person: UUID
    service: str
    valid_from: date
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class GrantRefused(DomainEvent):
    """A request was refused."""

    name: ClassVar[str] = "grant.refused"
    uuid: UUID
    person: UUID
    service: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GrantEnded(DomainEvent):
    """A service given by name was taken back before its time."""

    name: ClassVar[str] = "grant.ended"
    uuid: UUID
    person: UUID
    service: str
    valid_until: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ClearanceDecided(DomainEvent):
    """A clearance for a zone was granted, refused or withdrawn (``state``)."""

    name: ClassVar[str] = "clearance.decided"
    uuid: UUID
    person: UUID
    zone: str
    state: str
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class RuleChanged(DomainEvent):
    """A rule that gives a service was written, begun or stopped (``state``)."""

    name: ClassVar[str] = "rule.changed"
    uuid: UUID
    code: str
    service: str
    state: str
