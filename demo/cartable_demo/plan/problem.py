"""One college's timetable as a problem of its own, in the words of the solver package.

Classes and students are named by their position in the plan, rooms by their code.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from cartable_demo.plan.campus import College
from cartable_demo.plan.constraints import (
    DISTRIBUTION_WEIGHT,
    ROOM_WEIGHT,
    STUDENT_WEIGHT,
    TIME_WEIGHT,
    plan_constraints,
)
from cartable_demo.plan.semester import Semester
from cartable_demo.plan.sites import building_travel
from cartable_demo.plan.teaching import SLOT, PlannedClass
from cartable_timetable import (
    Class,
    Config,
    Course,
    Distribution,
    DistributionKind,
    Problem,
    Room,
    RoomOption,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)

DAYS = 7
A_DAY = 24 * 60 // SLOT


def college_problem(college: College, semester: Semester) -> Problem:
    """What the solver is asked for one college."""
    return Problem(
        name=f"valbelle-{len(college.students)}",
        days=DAYS,
        weeks=semester.weeks_count,
        slots_per_day=A_DAY,
        weights=Weights(TIME_WEIGHT, ROOM_WEIGHT, DISTRIBUTION_WEIGHT, STUDENT_WEIGHT),
        rooms=_rooms(college),
        courses=_courses(college),
        distributions=tuple(
            Distribution(
                kind=DistributionKind(planned.kind),
                arguments=planned.arguments,
                classes=tuple(map(str, planned.classes)),
                required=planned.required,
                penalty=planned.penalty,
            )
            for planned in plan_constraints(college)
        ),
        students=tuple(Student(str(position), student.choices) for position, student in enumerate(college.students)),
    )


def _rooms(college: College) -> tuple[Room, ...]:
    minutes: dict[str, dict[str, int]] = defaultdict(dict)
    for first, second, walk in building_travel():
        minutes[first][second] = minutes[second][first] = -(-walk // SLOT)
    closed: dict[str, list[Time]] = defaultdict(list)
    for closure in college.closures:
        closed[closure.room].append(Time(closure.days, closure.weeks, closure.start, closure.length))
    return tuple(
        Room(
            room.code,
            room.capacity,
            {
                other.code: minutes[room.building][other.building]
                for other in college.rooms
                if other.building != room.building
            },
            tuple(closed[room.code]),
        )
        for room in college.rooms
    )


def _courses(college: College) -> tuple[Course, ...]:
    numbered = enumerate(college.classes)
    return tuple(
        Course(
            unit,
            (
                Config(
                    unit,
                    tuple(
                        Subpart(f"{unit}-{kind}", tuple(_class(position, planned) for position, planned in alike))
                        for kind, alike in groupby(classes, key=lambda pair: pair[1].kind)
                    ),
                ),
            ),
        )
        for unit, classes in groupby(numbered, key=lambda pair: pair[1].unit)
    )


def _class(position: int, planned: PlannedClass) -> Class:
    return Class(
        id=str(position),
        limit=planned.seats,
        parent=None,
        needs_room=True,
        times=tuple(
            TimeOption(Time(time.days, time.weeks, time.start, time.length), time.penalty) for time in planned.times
        ),
        rooms=tuple(RoomOption(code, penalty) for code, penalty in planned.rooms),
    )
