"""An event to try things with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from cartable.kernel.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class TrialHappened(DomainEvent):
    """Something happened in a test."""

    name: ClassVar[str] = "trial.happened"
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EverythingTold(DomainEvent):
    """Has a field of each kind."""

    name = "everything.told"
    uuid: UUID
    day: date
    at: datetime
    price: Decimal
    people: list[UUID]
    pair: tuple[int, ...]
    names: dict[str, date]
    until: date | None = None
    free: str = "x"


def trial(number: int, aggregate: str = "trial:a") -> TrialHappened:
    return TrialHappened(aggregate=aggregate, number=number)
