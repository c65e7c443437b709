"""What a rule needs to know of the problem besides the placements."""

from __future__ import annotations

from dataclasses import dataclass, field

from cartable_timetable.model import Problem


@dataclass(frozen=True, slots=True)
class RuleContext:
    """Days of a week, weeks of the term, and slots of travel by pair of rooms (absent: 0)."""

    days: int
    weeks: int
    travel: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of_problem(cls, problem: Problem) -> RuleContext:
        """The context of a problem; travel known by one room only counts both ways."""
        travel: dict[tuple[str, str], int] = {}
        for room in problem.rooms:
            for other, value in room.travel.items():
                travel[room.id, other] = max(value, travel.get((room.id, other), 0))
                travel[other, room.id] = max(value, travel.get((other, room.id), 0))
        return cls(problem.days, problem.weeks, travel)

    def travel_between(self, a: str | None, b: str | None) -> int:
        """Slots from one room to another; 0 when a class has no room."""
        if a is None or b is None or a == b:
            return 0
        return self.travel.get((a, b), 0)
