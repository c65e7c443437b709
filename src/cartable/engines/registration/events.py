"""What registration tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cartable.kernel.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class ChoicesChanged(DomainEvent):
    """Choices of a term were recorded or withdrawn."""

    name: ClassVar[str] = "choices.changed"
    term_code: str
    recorded: int
    withdrawn: int


@dataclass(frozen=True, kw_only=True)
class ResultsRecorded(DomainEvent):
    """Results of units of a term were recorded or corrected."""

    name: ClassVar[str] = "results.recorded"
    term_code: str
    recorded: int


@dataclass(frozen=True, kw_only=True)
class WishesReturned(DomainEvent):
    """An adviser gave a list back to its student, with what is to be changed."""

    name: ClassVar[str] = "wishes.returned"
    campaign_code: str
    person_uuid: str


@dataclass(frozen=True, kw_only=True)
class WishesApproved(DomainEvent):
    """An adviser approved a list."""

    name: ClassVar[str] = "wishes.approved"
    campaign_code: str
    person_uuid: str


@dataclass(frozen=True, kw_only=True)
class DerogationDecided(DomainEvent):
    """A derogation was granted or refused; ``unit_code`` is empty when it is about the whole semester."""

    name: ClassVar[str] = "derogation.decided"
    campaign_code: str
    person_uuid: str
    rule: str
    unit_code: str
    granted: bool
