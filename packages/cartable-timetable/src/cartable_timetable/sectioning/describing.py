"""Two classes that a student can't attend both: when, where, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import overlap_in_day
from cartable_timetable.model import Placement, Problem
from cartable_timetable.sectioning.reasons import Reason

_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clash:
    """A class of an offer and a class of the student (or another of the offer) that clash.

    ``days`` and ``weeks`` are the masks of those that they share; ``start`` and ``end`` the slots of the earlier's
    beginning and the later's end; ``travel`` the slots needed from one room to the other, ``gap`` those between them
    (negative when they overlap). ``course`` is the course of ``other``.
    """

    class_: str
    other: str
    course: str
    days: int
    weeks: int
    start: int
    end: int
    is_overlap: bool
    travel: int
    gap: int
    reason: Reason


class ClashTeller:
    """Describes clashes of one timetable."""

    def __init__(self, problem: Problem, placements: Mapping[str, Placement], course_of: Mapping[str, str]) -> None:
        self._problem = problem
        self._placements = placements
        self._course_of = course_of
        self._context = RuleContext.of_problem(problem)

    def describe(self, class_: str, other: str) -> Clash:
        """The clash of two classes, both placed."""
        mine, theirs = self._placements[class_], self._placements[other]
        a, b = mine.time, theirs.time
        days, start, end = a.days & b.days, min(a.start, b.start), max(a.end, b.end)
        travel = self._context.travel_between(mine.room, theirs.room)
        gap = max(a.start - b.end, b.start - a.end)
        is_overlap = overlap_in_day(a, b)
        if is_overlap:
            low, high = max(a.start, b.start), min(a.end, b.end)
            reason = Reason(
                "clash_overlap",
                {"id": class_, "other": other, "days": days, "start": self._hour(low), "end": self._hour(high)},
            )
        else:
            first, second = (class_, other) if a.start < b.start else (other, class_)
            reason = Reason(
                "clash_travel",
                {
                    "first": first,
                    "second": second,
                    "from_room": self._placements[first].room or "",
                    "to_room": self._placements[second].room or "",
                    "days": days,
                    "travel": travel,
                    "gap": gap,
                },
            )
        return Clash(
            class_, other, self._course_of[other], days, a.weeks & b.weeks, start, end, is_overlap, travel, gap, reason
        )

    def _hour(self, slot: int) -> str:
        """The hour of a slot, or its number when slots aren't whole minutes."""
        slots = self._problem.slots_per_day
        if slots < 24 or _MINUTES_A_DAY % slots:
            return str(slot)
        minutes = slot * _MINUTES_A_DAY // slots
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
