"""What the catalogue tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cartable.kernel.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class OfferingsCreated(DomainEvent):
    """Units began to be offered in a term."""

    name: ClassVar[str] = "offerings.created"
    term_code: str
    unit_codes: list[str]


@dataclass(frozen=True, kw_only=True)
class TeachersChanged(DomainEvent):
    """Someone began or ceased to teach a class."""

    name: ClassVar[str] = "class.teachers_changed"
    class_uuid: str
