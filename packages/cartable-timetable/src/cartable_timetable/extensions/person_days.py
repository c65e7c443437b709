"""The days of one person, week by week, weeks that are alike counted together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cartable_timetable.model import Placement

Meetings = list[tuple[int, int]]


def iterate_person_days(placements: Sequence[Placement], days: int) -> Iterator[tuple[Meetings, int]]:
    """The ``(start, end)`` meetings of a day in order of start, and in how many weeks this day is just so.

    Summed, the second numbers count the person's days with a meeting over the term.
    """
    for day in range(days):
        times = sorted(
            (item.time.start, item.time.end, item.time.weeks) for item in placements if item.time.days >> day & 1
        )
        for weeks in _split_weeks([weeks for _, _, weeks in times]):
            yield [(start, end) for start, end, mask in times if mask & weeks], weeks.bit_count()


def _split_weeks(masks: list[int]) -> list[int]:
    """The weeks of any mask, split into parts over which every mask is constant."""
    parts: list[int] = []
    for mask in masks:
        fresh = mask
        for part in list(parts):
            fresh &= ~part
            both = part & mask
            if both and both != part:
                parts.remove(part)
                parts += [both, part & ~mask]
        if fresh:
            parts.append(fresh)
    return parts
