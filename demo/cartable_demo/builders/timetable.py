"""What the timetable has to respect, its computation, its publication."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import OfferingTree
from cartable.engines.people import api as people
from cartable.engines.timetable import api as timetable
from cartable_demo.builders.catalogue import class_key
from cartable_demo.builders.people import Population
from cartable_demo.personas import persona
from cartable_demo.plan.campus import College
from cartable_demo.plan.teaching import PlannedClass

WEIGHTS = timetable.Weights(time=2, room=1, distribution=2, student=5)
#: A teacher's classes stay within three or four days when they can.
MOST_DAYS = 4


def build_requirements(
    term: Term, colleges: list[College], rooms: dict[str, int], tree: OfferingTree, population: Population
) -> None:
    """Times and rooms of each class; nobody teaches two classes at once."""
    timetable.create_requirements(
        term=term,
        weights=WEIGHTS,
        problem_name=f"valbelle-{term.code.lower()}",
        skips_holidays=True,
        rooms=[timetable.TermRoomRow(room_id=room_id, reference=code) for code, room_id in rooms.items()],
        requirements=[
            _requirement(college, planned, rooms, tree) for college in colleges for planned in college.classes
        ],
        distributions=[row for college in colleges for row in _distributions(college, tree)],
    )


def _class_id(college: College, planned: PlannedClass, tree: OfferingTree) -> int:
    return tree.class_ids[(college.mark + planned.unit, class_key(planned))]


def _requirement(
    college: College, planned: PlannedClass, rooms: dict[str, int], tree: OfferingTree
) -> timetable.RequirementRow:
    return timetable.RequirementRow(
        class_id=_class_id(college, planned, tree),
        times=tuple((time.days, time.weeks, time.start, time.length, time.penalty) for time in planned.times),
        rooms=tuple((rooms[college.mark + code], penalty) for code, penalty in planned.rooms),
    )


def _distributions(college: College, tree: OfferingTree) -> Iterator[timetable.DistributionRow]:
    """For each teacher: can attend all their classes (required), and teaches on few days (wished)."""
    taught: dict[int, list[int]] = defaultdict(list)
    for planned, teacher in zip(college.classes, college.staffing.teachers, strict=True):
        taught[teacher].append(_class_id(college, planned, tree))
    for classes in taught.values():
        if len(classes) > 1:
            yield timetable.DistributionRow(kind="SameAttendees", class_ids=tuple(classes), required=True)
        if len(classes) > MOST_DAYS:
            yield timetable.DistributionRow(
                kind="MaxDays", class_ids=tuple(classes), required=False, penalty=5, arguments=(MOST_DAYS,)
            )


def publish_term(term: Term, now: datetime) -> None:
    """Publish the best timetable, as the timetabler would."""
    account = people.find_account(persona("timetabler").username)
    timetable.publish(term=term, actor=account, now=now, note="Première version")
