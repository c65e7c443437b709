"""What a preparation becomes, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cartable.engines.timetable.domain.asked.reading import AskedClass, TermFacts, UnitAsked
from cartable.engines.timetable.solver.asking import Limit, limit_times
from cartable.engines.timetable.types import DistributionRow, TimeRow

#: What something asked « if possible » costs when it isn't so: more than the least liked hour of a usual term.
UNWANTED = 10
WHOLE_DAY = 24 * 60


@dataclass(slots=True)
class Line:
    """One thing asked: see ``AppliedLine``; and the rows it makes."""

    subject: str
    said: dict[str, Any]
    is_applied: bool = True
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    limits: list[tuple[int, Limit]] = field(default_factory=list)
    rooms: list[tuple[int, int]] = field(default_factory=list)
    distributions: list[DistributionRow] = field(default_factory=list)
    requirements: list[tuple[int, list[TimeRow]]] = field(default_factory=list)

    def refuse(self, reason: str, **facts: Any) -> Line:
        """It can't be taken over, and why; it makes no row."""
        self.is_applied, self.reason, self.facts = False, reason, facts
        self.limits, self.rooms, self.distributions, self.requirements = [], [], [], []
        return self

    def note(self, reason: str, **facts: Any) -> Line:
        """It is taken over, with something to know."""
        self.reason, self.facts = reason, facts
        return self


@dataclass(slots=True)
class Draft:
    """A unit's lines under way, and the times that each class keeps after those taken over so far."""

    facts: TermFacts
    unit: UnitAsked
    lines: list[Line] = field(default_factory=list)
    times: dict[int, list[TimeRow]] = field(default_factory=dict)

    def keeps_times(self, wanted: Iterable[tuple[AskedClass, Limit]]) -> str:
        """Lay the limits over the classes; the label of a class that would have no time left, then nothing is laid."""
        left: dict[int, list[TimeRow]] = {}
        for one, limit in wanted:
            times = left.get(one.id, self.times.get(one.id, one.times))
            left[one.id] = limit_times(times, [limit])
            if times and not left[one.id]:
                return one.label
        self.times |= left
        return ""

    def take(self, line: Line, wanted: list[tuple[AskedClass, Limit]]) -> Line:
        """The line with its limits, or refused because a class would have no time left."""
        stuck = self.keeps_times(wanted)
        if stuck:
            return line.refuse("no_time", label=stuck)
        line.limits = [(one.id, limit) for one, limit in wanted]
        return line

    @property
    def slot(self) -> int:
        """Minutes of a slot of the term."""
        return int(self.facts.term.slot_minutes)

    def closure(self, *, days: int, weeks: int, start: int | None, end: int | None, required: bool) -> Limit:
        """A limit from minutes; None is the start and the end of the day. What a slot only touches counts whole."""
        first = (start or 0) // self.slot
        last = -(-(WHOLE_DAY if end is None else end) // self.slot)
        return Limit(days, weeks, first, last - first, None if required else UNWANTED)
