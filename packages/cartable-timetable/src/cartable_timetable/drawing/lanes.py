"""Meetings that overlap, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cartable_timetable.drawing.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Laid:
    """A meeting in lane ``lane`` (from 0) of the ``lanes`` that it and those it is tied to by overlaps need."""

    meeting: Meeting
    lane: int
    lanes: int


def lay_side_by_side(meetings: Sequence[Meeting]) -> list[Laid]:
    """Each meeting of one day in the first lane that is free, in order of start, the longest first."""
    laid: list[Laid] = []
    tied: list[tuple[Meeting, int]] = []
    ends: list[int] = []
    for meeting in sorted(meetings, key=lambda item: (item.start, -item.end)):
        if ends and meeting.start >= max(ends):
            laid += [Laid(item, lane, len(ends)) for item, lane in tied]
            tied, ends = [], []
        lane = next((lane for lane, end in enumerate(ends) if end <= meeting.start), len(ends))
        if lane == len(ends):
            ends.append(meeting.end)
        else:
            ends[lane] = meeting.end
        tied.append((meeting, lane))
    return laid + [Laid(item, lane, len(ends)) for item, lane in tied]
