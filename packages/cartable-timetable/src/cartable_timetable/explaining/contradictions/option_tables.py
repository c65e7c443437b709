"""Options of each class, and which times of two classes a rule forbids together."""

from __future__ import annotations

from cartable_timetable.distributions import PairRule, RuleContext
from cartable_timetable.model import DistributionKind, Placement, Problem, Time

ROOM_RULES = {DistributionKind.SAME_ROOM, DistributionKind.DIFFERENT_ROOM}
"""Rules that ask only about rooms; every other rule over pairs asks about times."""
TRAVEL_RULES = {DistributionKind.SAME_ATTENDEES}
"""Rules that ask about times, and about rooms too when the pause between two classes is short."""

Forbidden = list[list[int]]


class OptionTables:
    """A problem laid out for models of parts of it. Classes with the same times share their tables."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.context = RuleContext.of_problem(problem)
        self.farthest = max(self.context.travel.values(), default=0)
        self.rooms = {room.id: room for room in problem.rooms}
        self.times: dict[str, tuple[Time, ...]] = {}
        self.rooms_of: dict[str, tuple[str | None, ...]] = {}
        """A class that needs no room has one choice: none."""
        for class_ in problem.classes():
            self.times[class_.id] = tuple(option.time for option in class_.times)
            rooms = tuple(option.room for option in class_.rooms)
            self.rooms_of[class_.id] = rooms if class_.needs_room else (None,)
        numbers: dict[tuple[Time, ...], int] = {}
        self._shape = {name: numbers.setdefault(times, len(numbers)) for name, times in self.times.items()}
        self._forbidden: dict[tuple[str, tuple[int, ...], int, int], Forbidden] = {}

    def forbid_times(self, rule: PairRule, a: str, b: str) -> Forbidden:
        """For each time of ``a``, those of ``b`` that break the rule wherever the classes are."""
        key = (rule.kind.value, rule.arguments, self._shape[a], self._shape[b])
        if key not in self._forbidden:
            theirs = [Placement(time, None) for time in self.times[b]]
            self._forbidden[key] = [
                [j for j, other in enumerate(theirs) if not rule.is_pair_ok(Placement(time, None), other, self.context)]
                for time in self.times[a]
            ]
        return self._forbidden[key]

    def forbid_rooms(self, rule: PairRule, a: str, b: str) -> Forbidden:
        """For each room of ``a``, those of ``b`` that break the rule whenever the classes are."""
        time = Time(1, 1, 0, 1)
        theirs = [Placement(time, room) for room in self.rooms_of[b]]
        return [
            [j for j, other in enumerate(theirs) if not rule.is_pair_ok(Placement(time, room), other, self.context)]
            for room in self.rooms_of[a]
        ]
