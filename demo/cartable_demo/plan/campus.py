"""The whole campus on paper. A large one is several colleges alike, each with its own people, rooms and units."""

from __future__ import annotations

import random
from dataclasses import dataclass

from cartable_demo.plan.semester import Semester
from cartable_demo.plan.sites import PlannedRoom, plan_rooms
from cartable_demo.plan.staff import Staffing, plan_staff
from cartable_demo.plan.students import PlannedStudent, demand, plan_students
from cartable_demo.plan.teaching import PlannedClass, plan_classes, teaching_weeks
from cartable_demo.plan.units import PlannedUnit, plan_units

#: Students and teachers of one college: those of the university of technology of Valbelle.
COLLEGE_STUDENTS = 2469
COLLEGE_TEACHERS = 210


@dataclass(frozen=True, slots=True)
class College:
    """One college. ``mark`` goes before every code, so that colleges never collide; it is empty for the first."""

    mark: str
    units: tuple[PlannedUnit, ...]
    rooms: tuple[PlannedRoom, ...]
    students: tuple[PlannedStudent, ...]
    classes: tuple[PlannedClass, ...]
    staffing: Staffing


def plan_colleges(size: int, semester: Semester, seed: int) -> list[College]:
    """Colleges of at most ``COLLEGE_STUDENTS`` students, ``size`` in all; the same seed gives the same campus.

    Raises ValueError when ``size`` isn't positive.
    """
    if size < 1:
        raise ValueError("a campus has at least one student")
    number = -(-size // COLLEGE_STUDENTS)
    colleges = []
    for index in range(number):
        students = size // number + (index < size % number)
        mark = "" if index == 0 else f"{index + 1}"
        colleges.append(plan_college(mark, students, semester, seed))
    return colleges


def plan_college(mark: str, students: int, semester: Semester, seed: int) -> College:
    """One college; teachers are in proportion to students, ten at least."""
    chance = random.Random(f"{seed}-{students}")
    units = plan_units(min(1.0, students / COLLEGE_STUDENTS))
    rooms = list(plan_rooms())
    planned = plan_students(units, students, chance)
    wanted = demand(planned)
    weeks = teaching_weeks(semester.teaching_weeks)
    classes = [group for unit in units for group in plan_classes(unit, wanted[unit.code], rooms, weeks)]
    teachers = max(10, round(COLLEGE_TEACHERS * students / COLLEGE_STUDENTS), -(-len(classes) // 8))
    staffing = plan_staff(units, classes, teachers)
    return College(mark, tuple(units), tuple(rooms), tuple(planned), tuple(classes), staffing)
