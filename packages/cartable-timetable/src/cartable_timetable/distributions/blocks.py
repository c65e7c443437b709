"""Blocks of a day: meetings merged while the gap between them is short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cartable_timetable.model import Placement


@dataclass(frozen=True, slots=True)
class Block:
    """A run of ``classes`` meetings from slot ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    classes: int

    @property
    def length(self) -> int:
        """Slots from the start of the first meeting to the end of the last."""
        return self.end - self.start


def merge_blocks(meetings: Sequence[tuple[int, int]], gap: int) -> list[Block]:
    """Merges ``(start, end)`` meetings of one day: two blocks become one when the gap between them is ``gap`` or less.

    The paper merges Ba and Bb while ``Ba.end + S ≥ Bb.start`` and ``Bb.end + S ≥ Ba.start``; on sorted meetings one
    pass reaches the same fixed point.
    """
    blocks: list[Block] = []
    for start, end in sorted(meetings):
        last = blocks[-1] if blocks else None
        if last is not None and start <= last.end + gap:
            blocks[-1] = Block(last.start, max(last.end, end), last.classes + 1)
        else:
            blocks.append(Block(start, end, 1))
    return blocks


def iterate_days(placements: Sequence[Placement], days: int, weeks: int) -> Iterator[list[tuple[int, int]]]:
    """The ``(start, end)`` meetings of each day of each week that has any."""
    for week in range(weeks):
        in_week = [placement.time for placement in placements if placement.time.weeks >> week & 1]
        if not in_week:
            continue
        for day in range(days):
            meetings = [(time.start, time.end) for time in in_week if time.days >> day & 1]
            if meetings:
                yield meetings
