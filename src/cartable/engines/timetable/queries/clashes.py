"""Clashes of one person: two meetings that overlap, or that leave too little time to walk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from cartable.engines.timetable.queries.meetings import MeetingRow


@dataclass(frozen=True, slots=True)
class Clash:
    """Two meetings of one day, the earlier first. ``overlap`` False: they follow too closely for the walk."""

    first: MeetingRow
    second: MeetingRow
    overlap: bool

    @property
    def ends_at(self) -> datetime:
        """When the shared time ends (overlaps only)."""
        return min(self.first.ends_at, self.second.ends_at)

    @property
    def minutes(self) -> int:
        """Minutes shared when they overlap, minutes between the two otherwise."""
        if self.overlap:
            shared = self.ends_at - self.second.starts_at
            return int(shared.total_seconds()) // 60
        return int((self.second.starts_at - self.first.ends_at).total_seconds()) // 60


def find_clashes(meetings: Sequence[MeetingRow], known: Collection[frozenset[int]] = ()) -> list[Clash]:
    """The clashes among a person's meetings, in order.

    An overlap always is one. Meetings that don't overlap clash when their pair of class ids is in ``known`` (what the
    solver found too far apart) and no other meeting of the same pair overlaps that day.
    """
    clashes: list[Clash] = []
    ordered = sorted(meetings, key=lambda row: (row.starts_at, row.ends_at, row.course_class.id))
    for position, first in enumerate(ordered):
        for second in ordered[position + 1 :]:
            if second.day != first.day:
                break
            if first.overlaps(second):
                clashes.append(Clash(first, second, overlap=True))
            elif _too_close(first, second, ordered, known):
                clashes.append(Clash(first, second, overlap=False))
    return clashes


def _too_close(
    first: MeetingRow, second: MeetingRow, ordered: Sequence[MeetingRow], known: Collection[frozenset[int]]
) -> bool:
    """Whether the solver knows the pair and no meeting of the two classes comes in between."""
    pair = frozenset((first.course_class.id, second.course_class.id))
    if pair not in known:
        return False
    same_day = [row for row in ordered if row.day == first.day and row.course_class.id in pair]
    if any(a.overlaps(b) for index, a in enumerate(same_day) for b in same_day[index + 1 :]):
        return False
    return same_day.index(second) == same_day.index(first) + 1
