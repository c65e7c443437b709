"""What happened to the calendar, told to whoever subscribes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from cartable.kernel.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class TermCreated(DomainEvent):
    """A term entered the calendar."""

    name: ClassVar[str] = "term.created"
    uuid: UUID
    code: str
    starts_on: date


@dataclass(frozen=True, kw_only=True)
class TermWeekChanged(DomainEvent):
    """A week of a term got another use, and the letters that follow were counted again."""

    name: ClassVar[str] = "term.week_changed"
    uuid: UUID
    number: int
    kind: str
