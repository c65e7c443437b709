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


@dataclass(frozen=True, kw_only=True)
class VersionProposed(DomainEvent):
    """A version of a unit waits for a decision."""

    name: ClassVar[str] = "unit.version_proposed"
    unit_code: str
    year_code: str
    version_uuid: str


@dataclass(frozen=True, kw_only=True)
class VersionReturned(DomainEvent):
    """A proposal is a draft again (``state`` "draft"), or refused for good ("refused"); ``comment`` says why."""

    name: ClassVar[str] = "unit.version_returned"
    unit_code: str
    year_code: str
    version_uuid: str
    state: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class VersionAdopted(DomainEvent):
    """A version of a unit was adopted; ``in_force``: the unit says it from now on.

    ``is_decision`` is False when one adopted before comes into force, its year having begun.
    """

    name: ClassVar[str] = "unit.version_adopted"
    unit_code: str
    year_code: str
    version_uuid: str
    in_force: bool
    is_decision: bool = True


@dataclass(frozen=True, kw_only=True)
class UnitWithdrawn(DomainEvent):
    """A unit is taught no more from ``withdrawn_on``; ``term_codes``: the terms that offered it from then on."""

    name: ClassVar[str] = "unit.withdrawn"
    unit_code: str
    withdrawn_on: str
    reason: str
    term_codes: list[str]


@dataclass(frozen=True, kw_only=True)
class UnitReplaced(DomainEvent):
    """Other units take the place of a withdrawn unit, instead of those said before; ``replaced_by`` may be empty."""

    name: ClassVar[str] = "unit.replaced"
    unit_code: str
    replaced_by: list[str]


@dataclass(frozen=True, kw_only=True)
class UnitRestored(DomainEvent):
    """The withdrawal of a unit was taken back."""

    name: ClassVar[str] = "unit.restored"
    unit_code: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeEnded(DomainEvent):
    """Nobody enters a programme from ``valid_until`` on; those enrolled finish it."""

    name: ClassVar[str] = "programme.ended"
    programme_code: str
    valid_until: str


@dataclass(frozen=True, kw_only=True)
class ProgrammeReopened(DomainEvent):
    """The end of a programme was taken back."""

    name: ClassVar[str] = "programme.reopened"
    programme_code: str


@dataclass(frozen=True, kw_only=True)
class RegulationAdopted(DomainEvent):
    """A regulation came in force for those who enter the programme from ``entry_year`` on; ``replaced_uuid``: the
    version that it replaces, or ""."""

    name: ClassVar[str] = "regulation.adopted"
    programme_code: str
    entry_year: int
    number: int
    regulation_uuid: str
    replaced_uuid: str
