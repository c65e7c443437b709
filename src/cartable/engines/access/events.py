"""What happened to rights, told to whoever subscribes."""

from __future__ import annotations

from dataclasses import dataclass
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
