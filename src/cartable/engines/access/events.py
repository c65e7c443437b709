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
