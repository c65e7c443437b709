"""What the timetable has to respect, and its publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import OfferingTree
from cartable.engines.people import api as people
from cartable.engines.timetable import api as timetable
from cartable_demo.builders.catalogue import class_key
from cartable_demo.personas import persona
from cartable_demo.plan.campus import College
from cartable_demo.plan.constraints import (
    DISTRIBUTION_WEIGHT,
    ROOM_WEIGHT,
    STUDENT_WEIGHT,
    TIME_WEIGHT,
    plan_constraints,
)
from cartable_demo.plan.teaching import PlannedClass

WEIGHTS = timetable.Weights(
    time=TIME_WEIGHT, room=ROOM_WEIGHT, distribution=DISTRIBUTION_WEIGHT, student=STUDENT_WEIGHT
)


def build_requirements(term: Term, colleges: list[College], rooms: dict[str, int], tree: OfferingTree) -> None:
    """Times and rooms of each class, closed rooms; nobody teaches two classes at once."""
    _require(
        term,
        rooms,
        [_requirement(college, planned, rooms, tree) for college in colleges for planned in college.classes],
        closures=[row for college in colleges for row in _closures(college, rooms)],
        distributions=[row for college in colleges for row in _distributions(college, tree)],
    )


def build_coming_requirements(term: Term, colleges: list[College], rooms: dict[str, int], tree: OfferingTree) -> None:
    """The same for the coming term, before its teachers and its closed rooms are known."""
    planned = [_requirement(college, one, rooms, tree) for college in colleges for one in college.coming]
    _require(term, rooms, planned, closures=[], distributions=[])


def _require(
    term: Term,
    rooms: dict[str, int],
    requirements: list[timetable.RequirementRow],
    *,
    closures: list[timetable.ClosureRow],
    distributions: list[timetable.DistributionRow],
) -> None:
    timetable.create_requirements(
        term=term,
        weights=WEIGHTS,
        problem_name=f"valbelle-{term.code.lower()}",
        skips_holidays=True,
        rooms=[timetable.TermRoomRow(room_id=room_id, reference=code) for code, room_id in rooms.items()],
        requirements=requirements,
        closures=closures,
        distributions=distributions,
    )


def class_ids(college: College, tree: OfferingTree) -> list[int]:
    """Row ids of the college's classes, in the order of the plan."""
    return [tree.class_ids[(college.mark + planned.unit, class_key(planned))] for planned in college.classes]


def publish_term(term: Term, now: datetime, note: str) -> None:
    """Publish the best timetable, as the timetabler would."""
    account = people.find_account(persona("timetabler").username)
    timetable.publish(term=term, actor=account, now=now, note=note)


def _requirement(
    college: College, planned: PlannedClass, rooms: dict[str, int], tree: OfferingTree
) -> timetable.RequirementRow:
    return timetable.RequirementRow(
        class_id=tree.class_ids[(college.mark + planned.unit, class_key(planned))],
        times=tuple((time.days, time.weeks, time.start, time.length, time.penalty) for time in planned.times),
        rooms=tuple((rooms[college.mark + code], penalty) for code, penalty in planned.rooms),
    )


def _closures(college: College, rooms: dict[str, int]) -> Iterator[timetable.ClosureRow]:
    for closure in college.closures:
        room_id = rooms[college.mark + closure.room]
        yield timetable.ClosureRow(room_id, closure.days, closure.weeks, closure.start, closure.length)


def _distributions(college: College, tree: OfferingTree) -> Iterator[timetable.DistributionRow]:
    ids = class_ids(college, tree)
    for planned in plan_constraints(college):
        yield timetable.DistributionRow(
            kind=planned.kind,
            class_ids=tuple(ids[position] for position in planned.classes),
            required=planned.required,
            penalty=planned.penalty,
            arguments=planned.arguments,
        )
