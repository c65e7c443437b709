"""A term cut into cells such that each class covers a cell whole or not at all: two classes overlap when their masks
share a bit. As exact as slots, and some hundred bits instead of tens of thousands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cartable.engines.registration.compatibility.types import ClassTime

DAYS = 7


@dataclass(frozen=True)
class Cells:
    """``edges``: the instants of a day where some class begins or ends. ``kinds``: sets of weeks that all classes
    treat alike, as masks."""

    edges: tuple[int, ...]
    kinds: tuple[int, ...]

    @cached_property
    def _rank(self) -> dict[int, int]:
        return {edge: rank for rank, edge in enumerate(self.edges)}

    @property
    def _spans(self) -> int:
        return max(len(self.edges) - 1, 0)

    def mask(self, times: Iterable[ClassTime]) -> int:
        """The cells of a class's times; the times must be among those that the cells were cut from."""
        mask = 0
        for time in times:
            first, last = self._rank[time.start], self._rank[time.start + time.length]
            run = ((1 << (last - first)) - 1) << first
            for day in _bits(time.days):
                for kind, weeks in enumerate(self.kinds):
                    if weeks & time.weeks:
                        mask |= run << (self._base(day, kind))
        return mask

    def touched(self, times: Iterable[ClassTime]) -> dict[int, int]:
        """Bit by bit, the slots over the term that any times (not cut along the cells) take of each cell.

        Overlapping times count once for each.
        """
        found: dict[int, int] = {}
        for time in times:
            end = time.start + time.length
            for span, (low, high) in enumerate(zip(self.edges, self.edges[1:], strict=False)):
                slots = min(high, end) - max(low, time.start)
                if slots <= 0:
                    continue
                for day in _bits(time.days):
                    for kind, weeks in enumerate(self.kinds):
                        if count := (weeks & time.weeks).bit_count():
                            bit = self._base(day, kind) + span
                            found[bit] = found.get(bit, 0) + slots * count
        return found

    def first_shared(self, first: int, second: int) -> tuple[int, int, int] | None:
        """(day, start, end) of the first stretch that two masks share; None when they don't meet."""
        shared = first & second
        if not shared or not self._spans:
            return None
        place = (shared & -shared).bit_length() - 1
        block, span = divmod(place, self._spans)
        end = span
        while end < self._spans and shared >> (block * self._spans + end) & 1:
            end += 1
        return block // len(self.kinds), self.edges[span], self.edges[end]

    def _base(self, day: int, kind: int) -> int:
        return (day * len(self.kinds) + kind) * self._spans


def cut(classes: Mapping[int, tuple[ClassTime, ...]]) -> Cells:
    """The cells of all these classes."""
    edges: set[int] = set()
    masks: set[int] = set()
    for times in classes.values():
        for time in times:
            edges.update((time.start, time.start + time.length))
            masks.add(time.weeks)
    return Cells(tuple(sorted(edges)), _alike(masks))


def _alike(masks: Iterable[int]) -> tuple[int, ...]:
    """The weeks of all masks, parted into sets of weeks that no mask tells apart."""
    parts = [0]
    for mask in masks:
        parts[0] |= mask
    for mask in masks:
        parts = [piece for part in parts for piece in (part & mask, part & ~mask) if piece]
    return tuple(sorted(parts))


def _bits(mask: int) -> Iterable[int]:
    return (bit for bit in range(DAYS) if mask >> bit & 1)
