"""What binds classes together: their teachers. And the prices of a term's timetable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cartable_demo.plan.campus import College

#: What a clash of a student costs beside a time, a room or a teacher's day that is disliked.
TIME_WEIGHT, ROOM_WEIGHT, DISTRIBUTION_WEIGHT, STUDENT_WEIGHT = 1, 1, 2, 12
#: A teacher's classes stay within four days when they can.
MOST_DAYS = 4


@dataclass(frozen=True, slots=True)
class PlannedConstraint:
    """A constraint by its ITC-2019 name, over classes by position; ``penalty`` counts when it isn't required."""

    kind: str
    arguments: tuple[int, ...]
    classes: tuple[int, ...]
    required: bool
    penalty: int = 0


def plan_constraints(college: College) -> Iterator[PlannedConstraint]:
    """For each teacher: can attend all their classes (required), and teaches on few days (wished)."""
    taught: dict[int, list[int]] = defaultdict(list)
    for position, teacher in enumerate(college.staffing.teachers):
        taught[teacher].append(position)
    for classes in taught.values():
        if len(classes) > 1:
            yield PlannedConstraint("SameAttendees", (), tuple(classes), True)
        if len(classes) > MOST_DAYS:
            yield PlannedConstraint("MaxDays", (MOST_DAYS,), tuple(classes), False, 5)
