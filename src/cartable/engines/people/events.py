"""What happened to people, told to whoever subscribes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from cartable.kernel.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class PeopleCreated(DomainEvent):
    """People entered the referential; one event for a batch, so that an import of thousands stays light."""

    name: ClassVar[str] = "person.created"
    uuids: list[UUID]
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class PeopleMerged(DomainEvent):
    """Two records proved to be one person: all that named ``absorbed`` names ``kept``."""

    name: ClassVar[str] = "person.merged"
    kept: UUID
    absorbed: UUID


@dataclass(frozen=True, kw_only=True)
class PeopleUnmerged(DomainEvent):
    """A merge was undone: ``absorbed`` is somebody again."""

    name: ClassVar[str] = "person.unmerged"
    kept: UUID
    absorbed: UUID


@dataclass(frozen=True, kw_only=True)
class AffiliationsAdded(DomainEvent):
    """Ties were written; ``uuids`` are those of the affiliations."""

    name: ClassVar[str] = "affiliation.added"
    uuids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class AffiliationEnded(DomainEvent):
    """A tie got an end; it is the first day without it."""

    name: ClassVar[str] = "affiliation.ended"
    uuid: UUID
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class AccountsOpened(DomainEvent):
    """Accounts were opened."""

    name: ClassVar[str] = "account.opened"
    uuids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class FactsChanged(DomainEvent):
    """Facts of upper engines changed that rules of populations may read: what people teach, chose…

    ``facts`` are names of ``populations.Fact``; at most 1,000 people an event.
    """

    name: ClassVar[str] = "person.facts_changed"
    uuids: list[UUID]
    facts: list[str]


@dataclass(frozen=True, kw_only=True)
class RoleGranted(DomainEvent):
    """A role was given to a person; ``structure`` is None when it covers the whole institution."""

    name: ClassVar[str] = "role.granted"
    person: UUID
    role: str
    structure: UUID | None = None
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class RoleEnded(DomainEvent):
    """A role got an end; it is the first day without it."""

    name: ClassVar[str] = "role.ended"
    person: UUID
    role: str
    structure: UUID | None = None
    valid_until: date


@dataclass(frozen=True, kw_only=True)
class StructureChanged(DomainEvent):
    """A structure was corrected: its place, its kind or its period may be others."""

    name: ClassVar[str] = "structure.changed"
    uuid: UUID
