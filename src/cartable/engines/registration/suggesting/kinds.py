"""What suggestions are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cartable.engines.catalogue.api import UnitCard

ReasonKind = Literal["degree", "opens", "project", "similar"]


@dataclass(frozen=True, slots=True)
class Similar:
    """How many of ``among`` students with a similar record took the unit afterwards."""

    took: int
    among: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.took / self.among if self.among else 0.0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a unit is suggested; ``of`` says what exactly.

    ``degree``: keys of the requirements that it helps to meet. ``opens``: codes of units that it opens. ``project``:
    profile tags shared with the student's. ``similar``: how many took it, among how many.
    """

    kind: ReasonKind
    of: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit with its reasons, the weightiest first."""

    unit: str
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        """What it is ordered by."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What suggestions are made from. ``cards`` are the units that can be chosen; ``serving`` says, by code, which
    requirements each would help to meet; ``known`` are units acquired or followed; ``level`` is the usual one of the
    student's units (1 to 6, 0: not known)."""

    cards: Mapping[str, UnitCard]
    serving: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    similar: Mapping[str, Similar] = field(default_factory=dict)
    level: int = 0
