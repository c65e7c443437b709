"""A timetable under repair: what surrounds each class, for exact pricing of its other placements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from cartable_timetable.distributions import PairRule, SetRule, get_rule
from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.distributions.same_attendees import SameAttendees
from cartable_timetable.model import Class, Distribution, Placement, Problem

_ATTENDABLE = SameAttendees()
"""A student's conflict is the same rule as two classes that nobody can attend both."""


class Standing:
    """Placements and students of one moment, indexed by class, room and rule."""

    def __init__(
        self, problem: Problem, placements: Mapping[str, Placement], students: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.problem = problem
        self.placements = dict(placements)
        self.classes: dict[str, Class] = {item.id: item for item in problem.classes()}
        self.rooms = {room.id: room for room in problem.rooms}
        self.context = RuleContext.of_problem(problem)
        self.rules_of: dict[str, list[tuple[Distribution, PairRule | SetRule]]] = defaultdict(list)
        for distribution in problem.distributions:
            rule = get_rule(distribution)
            for name in distribution.classes:
                self.rules_of[name].append((distribution, rule))
        self._in_room: dict[str, list[str]] = defaultdict(list)
        for name, placement in self.placements.items():
            if placement.room is not None:
                self._in_room[placement.room].append(name)
        self._classes_of: dict[str, list[str]] = defaultdict(list)
        self._students = {name: tuple(students.get(name, ())) for name in self.classes}
        for name, people in self._students.items():
            for student in people:
                self._classes_of[student].append(name)

    def list_options(self, name: str) -> list[Placement]:
        """Every placement that the class and its rooms' hours allow."""
        item = self.classes[name]
        rooms: list[str | None] = [option.room for option in item.rooms] if item.needs_room else [None]
        return [
            Placement(option.time, room)
            for option in item.times
            for room in rooms
            if room is None or not any(overlap(option.time, closed) for closed in self.rooms[room].unavailable)
        ]

    def count_shared(self, name: str) -> Counter[str]:
        """Students that the class shares with each other class."""
        shared = Counter(other for student in self._students[name] for other in self._classes_of[student])
        del shared[name]
        return shared

    def in_room(self, room: str) -> list[str]:
        """The classes placed in a room."""
        return self._in_room.get(room, [])

    def is_clash(self, a: Placement, b: Placement) -> bool:
        """Whether a student of both has a conflict."""
        return not _ATTENDABLE.is_pair_ok(a, b, self.context)


def pair_holds(
    distribution: Distribution, rule: PairRule, a: str, at: Placement, b: str, bt: Placement, context: RuleContext
) -> bool:
    """Whether a pair rule holds for two of its classes, taken in the order in which it names them."""
    if rule.is_symmetric or distribution.classes.index(a) < distribution.classes.index(b):
        return rule.is_pair_ok(at, bt, context)
    return rule.is_pair_ok(bt, at, context)
