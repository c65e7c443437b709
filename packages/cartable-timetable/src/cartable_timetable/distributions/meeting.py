"""How two times relate: shared days, shared weeks, shared slots."""

from __future__ import annotations

from cartable_timetable.model import Time


def share_a_day(a: Time, b: Time) -> bool:
    """Whether some day of the week is a day of both, in a week of both."""
    return (a.days & b.days) != 0 and (a.weeks & b.weeks) != 0


def overlap_in_day(a: Time, b: Time) -> bool:
    """Whether the slots of the day overlap, whatever the days and weeks."""
    return a.start < b.end and b.start < a.end


def overlap(a: Time, b: Time) -> bool:
    """Whether both meet at once at least once."""
    return share_a_day(a, b) and overlap_in_day(a, b)


def is_subset(a: int, b: int) -> bool:
    """Whether one of two masks holds the other."""
    union = a | b
    return union in (a, b)
