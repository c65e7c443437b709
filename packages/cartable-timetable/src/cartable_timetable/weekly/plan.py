"""A term made of one week that repeats, or of two that alternate."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cartable_timetable.model import Time


@dataclass(frozen=True, slots=True)
class WeeklyPlan:
    """``weeks`` weeks, of which those of ``breaks`` have no teaching; the others are A, B, A, B…

    Weeks count from 0, as bits of the masks do. The letters skip the breaks, so that A and B come equally often (A once
    more when the teaching weeks are odd in number); with ``counts_breaks`` they follow the weeks of the term instead,
    as calendars with even and odd weeks do. Raises ValueError for a term without a teaching week or a break beyond it.
    """

    weeks: int
    breaks: Collection[int] = frozenset()
    counts_breaks: bool = False

    def __post_init__(self) -> None:
        beyond = sorted(week for week in self.breaks if not 0 <= week < self.weeks)
        if beyond:
            raise ValueError(f"breaks must be weeks 0 to {self.weeks - 1}; got {', '.join(map(str, beyond))}")
        if not self.teaching_weeks:
            raise ValueError(f"no teaching week is left of {self.weeks} weeks")

    @property
    def teaching_weeks(self) -> tuple[int, ...]:
        """Weeks that aren't breaks."""
        return tuple(week for week in range(self.weeks) if week not in self.breaks)

    @property
    def all_weeks(self) -> int:
        """Mask of the teaching weeks."""
        return _mask(self.teaching_weeks)

    @property
    def a_weeks(self) -> int:
        """Mask of the weeks A: the first, the third…"""
        return _mask(week for week in self.teaching_weeks if self.letter_of(week) == "A")

    @property
    def b_weeks(self) -> int:
        """Mask of the weeks B: the second, the fourth…"""
        return self.all_weeks & ~self.a_weeks

    def letter_of(self, week: int) -> str | None:
        """``A`` or ``B``; None for a break or a week beyond the term."""
        teaching = self.teaching_weeks
        if week not in teaching:
            return None
        rank = week if self.counts_breaks else teaching.index(week)
        return "AB"[rank % 2]

    def every_week(self, day: int | Iterable[int], start: int, length: int) -> Time:
        """Slots ``[start, start + length)`` of one day (0 = Monday) or several, every teaching week."""
        return Time(_mask(_days(day)), self.all_weeks, start, length)

    def odd_weeks(self, day: int | Iterable[int], start: int, length: int) -> Time:
        """The same, in the weeks A only."""
        return Time(_mask(_days(day)), self.a_weeks, start, length)

    def even_weeks(self, day: int | Iterable[int], start: int, length: int) -> Time:
        """The same, in the weeks B only. Raises ValueError when the term has none."""
        if not self.b_weeks:
            raise ValueError("the term has no week B")
        return Time(_mask(_days(day)), self.b_weeks, start, length)


def _days(day: int | Iterable[int]) -> Iterable[int]:
    return (day,) if isinstance(day, int) else day


def _mask(bits: Iterable[int]) -> int:
    mask = 0
    for bit in bits:
        mask |= 1 << bit
    return mask
