"""Row ids and the identifiers of the file a term came from: the second are what other programs know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cartable.engines.catalogue.api import term_tree
from cartable.engines.registration.api import demand_pairs
from cartable.engines.timetable.models import TermRoom
from cartable_timetable import Class, Course, Placement, Problem, Room, Solution

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class References:
    """Names by row id (as text), kind by kind; the ids themselves where a reference lacks or comes twice."""

    rooms: Names
    courses: Names
    configs: Names
    subparts: Names
    classes: Names
    students: Names


def references_of(term: Any) -> References:
    """The references of everything in a term."""
    tree = term_tree(term_id=term.pk)
    configs = [config for offering in tree for config in offering.configurations]
    subparts = [subpart for config in configs for subpart in config.subparts]
    return References(
        rooms=_names(TermRoom.objects.filter(term=term).order_by("rank").values_list("room_id", "reference")),
        courses=_names((offering.id, offering.reference) for offering in tree),
        configs=_names((config.id, config.reference) for config in configs),
        subparts=_names((subpart.id, subpart.reference) for subpart in subparts),
        classes=_names((row.id, row.reference) for subpart in subparts for row in subpart.classes),
        students=_names({person: reference for person, _, reference in demand_pairs(term_id=term.pk)}.items()),
    )


def _names(pairs: Any) -> Names:
    """All references of a kind, or, if one lacks or comes twice, all ids: a mixture could name two things alike."""
    rows = list(pairs)
    count = Counter(reference for _, reference in rows)
    if "" in count or any(number > 1 for number in count.values()):
        return {str(row_id): str(row_id) for row_id, _ in rows}
    return {str(row_id): reference for row_id, reference in rows}


def rename_problem(problem: Problem, names: References) -> Problem:
    """The same problem under the names of the file."""
    return replace(
        problem,
        rooms=tuple(_room(room, names) for room in problem.rooms),
        courses=tuple(_course(course, names) for course in problem.courses),
        distributions=tuple(
            replace(one, classes=tuple(names.classes[id_] for id_ in one.classes)) for one in problem.distributions
        ),
        students=tuple(
            replace(one, id=names.students[one.id], courses=tuple(names.courses[id_] for id_ in one.courses))
            for one in problem.students
        ),
    )


def rename_solution(solution: Solution, names: References) -> Solution:
    """The same solution under the names of the file."""
    return Solution(
        name=solution.name,
        placements={
            names.classes[class_id]: Placement(placed.time, None if placed.room is None else names.rooms[placed.room])
            for class_id, placed in solution.placements.items()
        },
        students={
            names.classes[class_id]: tuple(names.students[id_] for id_ in students)
            for class_id, students in solution.students.items()
        },
    )


def _room(room: Room, names: References) -> Room:
    travel = {names.rooms[other]: slots for other, slots in room.travel.items()}
    return replace(room, id=names.rooms[room.id], travel=travel)


def _course(course: Course, names: References) -> Course:
    return replace(
        course,
        id=names.courses[course.id],
        configs=tuple(
            replace(
                config,
                id=names.configs[config.id],
                subparts=tuple(
                    replace(
                        subpart,
                        id=names.subparts[subpart.id],
                        classes=tuple(_class(class_, names) for class_ in subpart.classes),
                    )
                    for subpart in config.subparts
                ),
            )
            for config in course.configs
        ),
    )


def _class(class_: Class, names: References) -> Class:
    return replace(
        class_,
        id=names.classes[class_.id],
        parent=None if class_.parent is None else names.classes[class_.parent],
        rooms=tuple(replace(option, room=names.rooms[option.room]) for option in class_.rooms),
    )
