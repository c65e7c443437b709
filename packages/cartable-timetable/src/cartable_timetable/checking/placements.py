"""Every class at one of its times and, if it needs one, in one of its rooms."""

from __future__ import annotations

from collections.abc import Mapping

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.faults import FaultList
from cartable_timetable.masks import mask_to_text
from cartable_timetable.model import Class, Placement, Solution
from cartable_timetable.solution_lengths import find_time_option


def note_placement_faults(index: ProblemIndex, solution: Solution, errors: FaultList) -> None:
    """Notes ``class_unknown``, ``class_unplaced``, ``time_not_allowed`` and the ``room_*`` faults of one class."""
    for identifier in dict.fromkeys([*solution.placements, *solution.students]):
        if identifier not in index.classes:
            errors.add("class_unknown", f"class[id={identifier}]", id=identifier)
    for class_ in index.classes.values():
        placement = solution.placements.get(class_.id)
        if placement is None:
            errors.add("class_unplaced", f"class[id={class_.id}]", id=class_.id)
        else:
            _note_time(index, class_, placement, errors)
            _note_room(index, class_, placement.room, errors)


def _note_time(index: ProblemIndex, class_: Class, placement: Placement, errors: FaultList) -> None:
    time = placement.time
    if find_time_option(class_, time) is None:
        errors.add(
            "time_not_allowed",
            f"class[id={class_.id}]",
            id=class_.id,
            days=mask_to_text(time.days, index.problem.days),
            weeks=mask_to_text(time.weeks, index.problem.weeks),
            start=time.start,
            count=len(class_.times),
        )


def _note_room(index: ProblemIndex, class_: Class, room: str | None, errors: FaultList) -> None:
    where = f"class[id={class_.id}]"
    if room is None:
        if class_.needs_room:
            errors.add("room_missing", where, id=class_.id)
    elif not class_.needs_room:
        errors.add("room_needless", where, id=class_.id, room=room)
    elif room not in index.rooms:
        errors.add("room_unknown", where, id=class_.id, room=room)
    elif all(option.room != room for option in class_.rooms):
        errors.add("room_not_allowed", where, id=class_.id, room=room, count=len(class_.rooms))


def resolve_placements(index: ProblemIndex, solution: Solution) -> dict[str, Placement]:
    """The placements of known classes, in the order of the problem, with the length of the time option they match."""
    resolved: dict[str, Placement] = {}
    for class_ in index.classes.values():
        placement = solution.placements.get(class_.id)
        if placement is not None:
            option = find_time_option(class_, placement.time)
            resolved[class_.id] = Placement(option.time, placement.room) if option else placement
    return resolved


def sum_preferences(index: ProblemIndex, placements: Mapping[str, Placement]) -> tuple[int, int]:
    """Penalties of the times and of the rooms chosen, before weighting; what is not allowed costs nothing."""
    time = room = 0
    for identifier, placement in placements.items():
        class_ = index.classes[identifier]
        option = find_time_option(class_, placement.time)
        time += option.penalty if option else 0
        room += next((choice.penalty for choice in class_.rooms if choice.room == placement.room), 0)
    return time, room
