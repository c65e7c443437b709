"""What a forecast is made from, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PastTerm:
    """Who followed what in a term that is over (or under way): unit codes by student; terms go from old to new.

    ``season`` tells autumn from spring: a term resembles those of its season most.
    """

    key: str
    season: str
    units_by_student: Mapping[int, tuple[str, ...]]
    counts: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        counts: dict[str, int] = {}
        for units in self.units_by_student.values():
            for unit in units:
                counts[unit] = counts.get(unit, 0) + 1
        object.__setattr__(self, "counts", counts)

    @property
    def size(self) -> int:
        """How many students followed anything."""
        return len(self.units_by_student)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Wishes so far: how many want each unit first of all, of ``answered`` students out of ``expected``."""

    counts: Mapping[str, int]
    answered: int
    expected: int

    @property
    def share(self) -> float:
        """The part of the students who have answered, from 0 to 1."""
        return min(1.0, self.answered / self.expected) if self.expected else 0.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How much the past weighs.

    ``decay``: a term's weight against the one after it. ``other_season``: a term's weight against one of the same
    season. ``strength``: how many times the whole population's answers the past is worth, against present wishes.
    ``spread``: variance of what happens over what was predicted (1: pure chance).
    """

    decay: float = 0.7
    other_season: float = 0.5
    strength: float = 0.3
    spread: float = 1.0


@dataclass(frozen=True, slots=True)
class Prediction:
    """Students expected in a unit, between ``low`` and ``high`` four times out of five.

    ``usual`` is what past terms alone would say; None for a unit never taught before.
    """

    unit: str
    expected: float
    low: int
    high: int
    wished: int
    usual: float | None
