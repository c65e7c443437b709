"""Times wanted free, as a list keeps them and as the judgement of the week reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cartable.engines.registration.compatibility import ClassTime, WeekPlan
from cartable.engines.registration.types import FreeTime


def free_times_of(stored: Iterable[dict[str, Any]]) -> list[FreeTime]:
    """What a list keeps, read."""
    return [FreeTime(int(one["day"]), str(one["start"]), str(one["end"])) for one in stored]


def class_times(free: Iterable[FreeTime], plan: WeekPlan) -> list[ClassTime]:
    """In the days, weeks and slots of a plan."""
    found = []
    for one in free:
        start, end = (_minutes(text) // plan.slot_minutes for text in (one.start, one.end))
        found.append(ClassTime(1 << (one.day - 1), plan.weeks, start, end - start))
    return found


def _minutes(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)
