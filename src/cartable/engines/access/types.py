"""Plain values that enter and leave the access engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cartable.kernel.problems import Text

Progress = Callable[[float | None, str], None]
"""Told how far a long work is (0 to 1, None when unknown) and what it is doing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody holds a service: a rule (``words`` says its population) or a decision by name.

    ``kind``: "rule" or "grant"; ``code``: the rule's code, or the uuid of the grant. ``decided_by`` names who decided
    ("" for a rule); ``said`` is the reason written with the rule or decision.
    """

    kind: str
    code: str
    words: Text
    decided_by: str
    said: str


@dataclass(frozen=True, slots=True)
class HeldRight:
    """What one person has of a service (and of one group of doors) on a day, all reasons together.

    ``state`` is the best of its reasons' (held, grace, waiting, not_cleared, conflicting); level, quota and pool are
    the best of those that open it. ``since`` is the first day without a break. ``until`` is the first day without it
    when that is written (grace, decision), None when it is open. ``foreseen_until`` is the first day without it if
    nothing changes, all that is dated about the person taken in, None when no day is seen. Models are those of this
    engine: ``service`` a Service, ``door_group`` a DoorGroup or None, ``holdings`` the rows it comes from.
    """

    service: Any
    door_group: Any
    state: str
    level: Any
    quota: int | None
    pool: Any
    since: date
    until: date | None
    foreseen_until: date | None
    reasons: tuple[Reason, ...]
    holdings: tuple[Any, ...]

    @property
    def is_open(self) -> bool:
        """Whether it opens the service."""
        return self.state in ("held", "grace")

    @property
    def ends_on(self) -> date | None:
        """The first day without it that can be told now, written or foreseen."""
        return self.until or self.foreseen_until


@dataclass(frozen=True, slots=True)
class LackingRight:
    """A service that somebody doesn't have: which conditions fail in the rule they are nearest to, and how to ask.

    ``failing`` are sentences in the reader's language; empty when no rule gives the service. ``rule_codes`` are all
    the rules that give it. ``how_to_ask`` is the service's own text in the reader's language, ``can_ask`` whether a
    request can be sent here.
    """

    service: Any
    failing: tuple[Text, ...]
    rule_codes: tuple[str, ...]
    how_to_ask: str
    can_ask: bool


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """What a rule is to be. ``service``, ``level``, ``pool`` and ``door_group`` are rows of this engine."""

    code: str
    service: Any
    population: str
    level: Any = None
    quota: int | None = None
    pool: Any = None
    door_group: Any = None
    grace_days: int = 0
    warn_days: int = 30
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class RulePreview:
    """What a change of rule would do: numbers of all, and the first names that the reader may see.

    ``holders`` is how many hold the service by the rule now. ``asks_twice`` is set when so many would leave that the
    act wants ``confirmed=leaves``.
    """

    holders: int
    stays: int
    enters: int
    leaves: int
    first_entering: tuple[Any, ...]
    first_leaving: tuple[Any, ...]
    asks_twice: bool


@dataclass(slots=True)
class RefreshReport:
    """What a computation of rights wrote: reasons looked at, rows opened and ended, people who gained or lost.

    ``entered`` and ``left`` count (person, reason) pairs that began or ceased to open a service; ``held_back`` are the
    codes of the rules that would have taken it from too many at once and wait for a human.
    """

    rules: int = 0
    entered: int = 0
    left: int = 0
    changed: int = 0
    held_back: list[str] = field(default_factory=list)
    ill: dict[str, str] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was written."""
        return not (self.entered or self.left or self.changed)

    def add(self, other: RefreshReport) -> None:
        """Count another part of the same work."""
        self.rules += other.rules
        self.entered += other.entered
        self.left += other.left
        self.changed += other.changed
        self.held_back += other.held_back
        self.ill |= other.ill
