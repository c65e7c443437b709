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
class WishesDiscussed(DomainEvent):
    """Something was said about a list: a comment or a proposal; ``event`` is the uuid of its line in the journal."""

    name: ClassVar[str] = "wishes.discussed"
    campaign_code: str
    person_uuid: str
    event: str


@dataclass(frozen=True, kw_only=True)
class WishesReturned(WishesDiscussed):
    """An adviser gave a list back to its student, with what is to be changed."""

    name: ClassVar[str] = "wishes.returned"


@dataclass(frozen=True, kw_only=True)
class WishesApproved(WishesDiscussed):
    """An adviser approved a list."""

    name: ClassVar[str] = "wishes.approved"


@dataclass(frozen=True, kw_only=True)
class DerogationAsked(DomainEvent):
    """A student asks to be let through a rule of choice; ``derogation`` is its uuid."""

    name: ClassVar[str] = "derogation.asked"
    campaign_code: str
    person_uuid: str
    derogation: str


@dataclass(frozen=True, kw_only=True)
class DerogationDecided(DomainEvent):
    """A derogation was granted or refused; ``derogation`` is its uuid."""

    name: ClassVar[str] = "derogation.decided"
    campaign_code: str
    person_uuid: str
    derogation: str
    granted: bool


@dataclass(frozen=True, kw_only=True)
class CampaignPhaseChanged(DomainEvent):
    """The phases of a campaign were set, or the campaign was cancelled; ``phase``: what it is in at that instant."""

    name: ClassVar[str] = "campaign.phase_changed"
    campaign_code: str
    phase: str


@dataclass(frozen=True, kw_only=True)
class WishesSent(DomainEvent):
    """A student sent their choice; ``in_spite_of``: what stood against it (``credits_low``, ``prerequisite:IF62``)."""

    name: ClassVar[str] = "wishes.sent"
    campaign_code: str
    list_uuid: str
    person_uuid: str
    in_spite_of: list[str]


@dataclass(frozen=True, kw_only=True)
class WishesReopened(DomainEvent):
    """A student took their choice back to change it."""

    name: ClassVar[str] = "wishes.reopened"
    campaign_code: str
    list_uuid: str
    person_uuid: str


@dataclass(frozen=True, kw_only=True)
class WishesTouched(DomainEvent):
    """A unit that lists of a campaign hold was withdrawn: they are marked, their students are to be told."""

    name: ClassVar[str] = "wishes.unit_withdrawn"
    campaign_code: str
    unit_code: str
    list_uuids: list[str]


@dataclass(frozen=True, kw_only=True)
class PlacesChanged(DomainEvent):
    """How many students a unit takes in a term was changed; None without limit."""

    name: ClassVar[str] = "places.changed"
    unit_code: str
    term_code: str
    capacity: int | None
    before: int | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class AssignmentPublished(DomainEvent):
    """A campaign's places were given; each student is to be told once. ``run`` is its uuid."""

    name: ClassVar[str] = "assignment.published"
    campaign_code: str
    run: str
    students: int


@dataclass(frozen=True, kw_only=True)
class WaitingServed(DomainEvent):
    """A student who waited for a unit has the place; ``replaced`` is the code of what was given back, or empty."""

    name: ClassVar[str] = "waiting.served"
    campaign_code: str
    person_uuid: str
    unit_code: str
    replaced: str


@dataclass(frozen=True, kw_only=True)
class WaitingPassed(DomainEvent):
    """A place came free and a student who waited couldn't take it: ``rule`` and ``other`` say why."""

    name: ClassVar[str] = "waiting.passed"
    campaign_code: str
    person_uuid: str
    unit_code: str
    rule: str
    other: str
