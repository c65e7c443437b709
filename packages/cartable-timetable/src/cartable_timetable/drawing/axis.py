"""The hours of a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cartable_timetable.drawing.meetings import Meeting

_MINUTES = 24 * 60
_MOST_TICKS = 14


@dataclass(frozen=True, slots=True)
class Axis:
    """Slots from ``first`` to ``last``, with a line every ``step``: whole hours where slots make them."""

    first: int
    last: int
    step: int
    slots_per_day: int

    @classmethod
    def of_meetings(cls, meetings: Sequence[Meeting], slots_per_day: int) -> Axis:
        """From the line before the first start to the line after the last end, fourteen steps at most."""
        start = min((item.start for item in meetings), default=0)
        end = max((item.end for item in meetings), default=slots_per_day)
        whole = slots_per_day // 24 if slots_per_day and slots_per_day % 24 == 0 else 1
        step = whole
        while -(-end // step) - start // step > _MOST_TICKS:
            step += whole
        first = start // step * step
        return cls(first, max(first + step, -(-end // step) * step), step, slots_per_day)

    @property
    def length(self) -> int:
        """Slots shown."""
        return self.last - self.first

    @property
    def ticks(self) -> range:
        """Slots of the lines, both ends included."""
        return range(self.first, self.last + 1, self.step)

    def share(self, slot: int) -> float:
        """Where a slot is, from 0 (first) to 1 (last)."""
        return (slot - self.first) / self.length

    def tell(self, slot: int) -> str:
        """``8:00``, or the number of the slot when slots are no whole minutes."""
        if self.slots_per_day <= 0 or _MINUTES % self.slots_per_day:
            return str(slot)
        hours, minutes = divmod(slot * (_MINUTES // self.slots_per_day), 60)
        return f"{hours}:{minutes:02d}"
