"""Which weeks a problem uses: one repeating week, or two that alternate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cartable_timetable.masks import lowest_bit


@dataclass(frozen=True, slots=True)
class Pattern:
    """Masks of weeks that classes never tell apart, disjoint; the one that begins first is first."""

    parts: tuple[int, ...]

    def fold(self, weeks: int) -> int:
        """The mask in which bit i stands for part i: set when the weeks meet any of it."""
        return sum(1 << place for place, part in enumerate(self.parts) if weeks & part)

    def unfold(self, folded: int) -> int:
        """The weeks of the parts of a folded mask."""
        return sum(part for place, part in enumerate(self.parts) if folded >> place & 1)


def find_pattern(masks: Iterable[int]) -> Pattern | None:
    """The pattern of week masks that are all of {A, B, A and B}; None when they need more than two kinds of week."""
    parts: set[int] = set()
    for mask in masks:
        parts = _refine(parts, mask)
        if len(parts) > 2:
            return None
    return Pattern(tuple(sorted(parts, key=lowest_bit)))


def _refine(parts: set[int], mask: int) -> set[int]:
    """The parts cut along ``mask``, and what of it is new."""
    cut = {piece for part in parts for piece in (part & mask, part & ~mask) if piece}
    rest = mask & ~sum(parts)
    return cut | ({rest} if rest else set())
