"""The whole campus on paper. A large one is several colleges alike, each with its own people, rooms and units."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from cartable_demo.plan.community import Community, plan_community
from cartable_demo.plan.pasts import PlannedResult, plan_pasts
from cartable_demo.plan.semester import Semester, semester_after
from cartable_demo.plan.sites import PlannedRoom, plan_rooms
from cartable_demo.plan.staff import Staffing, plan_staff
from cartable_demo.plan.students import PlannedStudent, demand, plan_students
from cartable_demo.plan.teaching import PlannedClass, plan_classes, teaching_weeks
from cartable_demo.plan.units import PlannedUnit, plan_units
from cartable_demo.plan.wishes import PlannedWishes, plan_wishes, wished
from cartable_demo.plan.works import PlannedClosure, plan_works

#: Students and teachers of one college: those of the university of technology of Valbelle.
COLLEGE_STUDENTS = 2469
COLLEGE_TEACHERS = 210


@dataclass(frozen=True, slots=True)
class College:
    """One college. ``mark`` goes before its codes, so that no two are the same; the first has none.

    ``pasts``: what each student did before; ``wishes``: what each wishes for the coming term; ``coming``: its classes.
    """

    mark: str
    units: tuple[PlannedUnit, ...]
    rooms: tuple[PlannedRoom, ...]
    students: tuple[PlannedStudent, ...]
    classes: tuple[PlannedClass, ...]
    staffing: Staffing
    closures: tuple[PlannedClosure, ...]
    community: Community
    pasts: tuple[list[PlannedResult], ...]
    wishes: tuple[PlannedWishes, ...]
    coming: tuple[PlannedClass, ...]


def plan_colleges(size: int, semester: Semester, seed: int) -> list[College]:
    """Colleges of at most ``COLLEGE_STUDENTS`` students, ``size`` in all; the same seed gives the same campus.

    Colleges of one size are alike but for their mark and the names of their people.

    Raises ValueError when ``size`` isn't positive.
    """
    if size < 1:
        raise ValueError("a campus has at least one student")
    number = -(-size // COLLEGE_STUDENTS)
    models = {students: plan_college(students, semester, seed) for students in {size // number, -(-size // number)}}
    sizes = [size // number + (index < size % number) for index in range(number)]
    return [
        replace(models[students], mark="" if index == 0 else f"{index + 1}") for index, students in enumerate(sizes)
    ]


def plan_college(students: int, semester: Semester, seed: int) -> College:
    """The first college; teachers and staff are in proportion to students, ten teachers at least."""
    chance = random.Random(f"{seed}-{students}")
    share = students / COLLEGE_STUDENTS
    units = plan_units(min(1.0, share))
    rooms = list(plan_rooms())
    planned = plan_students(units, students, chance)
    wanted = demand(planned)
    weeks = teaching_weeks(semester.teaching_weeks)
    classes = [group for unit in units for group in plan_classes(unit, wanted[unit.code], rooms, weeks)]
    teachers = max(10, round(COLLEGE_TEACHERS * share), -(-len(classes) // 8))
    staffing = plan_staff(units, classes, teachers)
    earlier = random.Random(f"{seed}-{students}-pasts")
    pasts = plan_pasts(units, planned, earlier)
    wishes = plan_wishes(units, planned, pasts, earlier)
    coming_weeks = teaching_weeks(semester_after(semester).teaching_weeks)
    demanded = wished(wishes)
    return College(
        mark="",
        units=tuple(units),
        rooms=tuple(rooms),
        students=tuple(planned),
        classes=tuple(classes),
        staffing=staffing,
        closures=tuple(plan_works(weeks)),
        community=plan_community(planned, share, chance),
        pasts=tuple(pasts),
        wishes=tuple(wishes),
        coming=tuple(group for unit in units for group in plan_classes(unit, demanded[unit.code], rooms, coming_weeks)),
    )
