"""A term's rows, as a problem: every identifier is the id of the row, as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from cartable.engines.catalogue.api import ClassNode, term_tree
from cartable.engines.places.api import travel_minutes
from cartable.engines.registration.api import demand_pairs
from cartable.engines.timetable.models import (
    ClassRequirement,
    ClassRoomOption,
    DistributionMember,
    RoomClosure,
    TermRoom,
    TermSettings,
)
from cartable.engines.timetable.models import Distribution as DistributionRow
from cartable.engines.timetable.solver.asking import limit_rooms, limit_times, limits_of, rooms_asked
from cartable.engines.timetable.types import TimeRow
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

DEFAULT = TermSettings()


def build_problem(term: Any) -> Problem:
    """The term as the solver sees it: about twelve queries, whatever its size.

    Rooms come in the order of the term's rooms, courses, classes, constraints and students in that of their creation.
    Minutes of travel become slots, rounded up.
    """
    settings = TermSettings.objects.filter(term=term).first() or DEFAULT
    return Problem(
        name=settings.problem_name or term.code,
        days=term.days_count,
        weeks=term.weeks_count,
        slots_per_day=term.slots_per_day,
        weights=Weights(
            settings.time_weight, settings.room_weight, settings.distribution_weight, settings.student_weight
        ),
        rooms=_rooms(term),
        courses=_courses(term),
        distributions=_distributions(term),
        students=_students(term),
    )


def _rooms(term: Any) -> tuple[Room, ...]:
    rows = list(TermRoom.objects.filter(term=term).order_by("rank").values_list("room_id", "room__capacity"))
    travel: dict[int, dict[str, int]] = defaultdict(dict)
    for (a, b), minutes in travel_minutes(room_ids=[room_id for room_id, _ in rows]).items():
        slots = -(-minutes // term.slot_minutes)
        travel[a][str(b)] = slots
        travel[b][str(a)] = slots
    closed: dict[int, list[Time]] = defaultdict(list)
    for closure in RoomClosure.objects.filter(term=term).order_by("id"):
        closed[closure.room_id].append(Time(closure.days, closure.weeks, closure.start, closure.length))
    return tuple(
        Room(str(room_id), capacity, travel.get(room_id, {}), tuple(closed.get(room_id, ())))
        for room_id, capacity in rows
    )


def _courses(term: Any) -> tuple[Course, ...]:
    times, rooms = _times(term), _room_options(term)
    return tuple(
        Course(
            str(offering.id),
            tuple(
                Config(
                    str(config.id),
                    tuple(
                        Subpart(str(subpart.id), tuple(_class(row, times, rooms) for row in subpart.classes))
                        for subpart in config.subparts
                    ),
                )
                for config in offering.configurations
            ),
        )
        for offering in term_tree(term_id=term.pk)
    )


def _times(term: Any) -> dict[int, list[TimeRow]]:
    """The times that each class may take: those written, within what teams asked."""
    written = ClassRequirement.objects.filter(course_class__term=term).values_list("course_class_id", "times")
    limits = limits_of(term)
    return {class_id: limit_times(times, limits.get(class_id, ())) for class_id, times in written}


def _room_options(term: Any) -> dict[int, list[tuple[int, int]]]:
    """The rooms that each class may take, with their price: those written, within what teams asked."""
    written: dict[int, list[tuple[int, int]]] = defaultdict(list)
    options = ClassRoomOption.objects.filter(course_class__term=term).order_by("id")
    for class_id, room_id, penalty in options.values_list("course_class_id", "room_id", "penalty"):
        written[class_id].append((room_id, penalty))
    asked = rooms_asked(term)
    return {
        class_id: limit_rooms(written.get(class_id, ()), asked.get(class_id)) for class_id in written.keys() | asked
    }


def _class(row: ClassNode, times: Mapping[int, list[TimeRow]], rooms: Mapping[int, list[tuple[int, int]]]) -> Class:
    return Class(
        id=str(row.id),
        limit=row.seats,
        parent=None if row.parent_id is None else str(row.parent_id),
        needs_room=row.needs_room,
        times=tuple(
            TimeOption(Time(days, weeks, start, length), penalty)
            for days, weeks, start, length, penalty in times.get(row.id, ())
        ),
        rooms=tuple(RoomOption(str(room_id), penalty) for room_id, penalty in rooms.get(row.id, ())),
    )


def _distributions(term: Any) -> tuple[Distribution, ...]:
    members: dict[int, list[str]] = defaultdict(list)
    rows = DistributionMember.objects.filter(distribution__term=term).order_by("distribution_id", "position")
    for distribution_id, class_id in rows.values_list("distribution_id", "course_class_id"):
        members[distribution_id].append(str(class_id))
    return tuple(
        Distribution(
            kind=DistributionKind(row.kind),
            arguments=tuple(row.arguments),
            classes=tuple(members.get(row.pk, ())),
            required=row.required,
            penalty=0 if row.required else row.penalty,
        )
        for row in DistributionRow.objects.filter(term=term).order_by("rank")
    )


def _students(term: Any) -> tuple[Student, ...]:
    chosen: dict[int, list[str]] = {}
    for person_id, offering_id, _reference in demand_pairs(term_id=term.pk):
        chosen.setdefault(person_id, []).append(str(offering_id))
    return tuple(Student(str(person_id), tuple(courses)) for person_id, courses in chosen.items())
