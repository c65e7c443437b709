"""What a disturbance costs, and the same price written into a problem so that any solver minimises it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Placement,
    Problem,
    RoomOption,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)
from cartable_timetable.repairing.applying import with_classes


@dataclass(frozen=True, slots=True)
class Prices:
    """In units of the total cost: a class whose time changes, one whose room changes (both, when both do), and a
    student whose classes of a course change."""

    time: int
    room: int
    regroup: int

    def of_move(self, before: Placement | None, after: Placement | None) -> int:
        """The price of a class that goes from one placement to another; one that had none, or has none, is free."""
        if before is None or after is None:
            return 0
        return self.time * (not is_same_time(before.time, after.time)) + self.room * (before.room != after.room)

    def of_moves(self, before: Mapping[str, Placement], after: Mapping[str, Placement]) -> int:
        """The price of all the classes moved."""
        return sum(self.of_move(before.get(name), placement) for name, placement in after.items())


def is_same_time(a: Time, b: Time) -> bool:
    """Whether two times are one option: the length, which a solution file doesn't give, is not compared."""
    return (a.days, a.weeks, a.start) == (b.days, b.weeks, b.start)


def write_prices(problem: Problem, published: Mapping[str, Placement], prices: Prices) -> Problem:
    """The problem whose total cost is that of ``problem`` plus the price of the classes moved.

    ``time' = w_time × time + [other time than published] × price``, likewise for rooms, with weights 1: exact, for any
    solver of the model. What distributions and students cost stays.
    """
    weights = problem.weights

    def priced(item: Class) -> Class:
        place = published.get(item.id)
        times = tuple(
            TimeOption(
                option.time,
                option.penalty * weights.time
                + (prices.time if place is not None and not is_same_time(option.time, place.time) else 0),
            )
            for option in item.times
        )
        rooms = tuple(
            RoomOption(
                option.room,
                option.penalty * weights.room + (prices.room if place is not None and option.room != place.room else 0),
            )
            for option in item.rooms
        )
        return replace(item, times=times, rooms=rooms)

    changed = with_classes(problem, {item.id: priced(item) for item in problem.classes()})
    return replace(changed, weights=Weights(1, 1, weights.distribution, weights.student))


def pin_students(problem: Problem, students: Mapping[str, tuple[str, ...]]) -> Problem:
    """The problem in which every student stays in their classes: each class a course that its students chose.

    Placements, constraints and student conflicts cost the same as before, and only placements are left to decide.
    Constraints of ours are left out: they may name courses and subparts.
    """
    courses = tuple(
        Course(item.id, (Config(item.id, (Subpart(item.id, (replace(item, parent=None, limit=None),)),)),))
        for item in problem.classes()
    )
    taken: dict[str, list[str]] = {}
    for item in problem.classes():
        for student in students.get(item.id, ()):
            taken.setdefault(student, []).append(item.id)
    people = tuple(Student(student, tuple(classes)) for student, classes in taken.items())
    return replace(problem, courses=courses, students=people, extensions=())
