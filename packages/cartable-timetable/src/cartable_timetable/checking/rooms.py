"""One class at a time in a room, and none while it is closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.faults import FaultList
from cartable_timetable.masks import mask_to_text
from cartable_timetable.model import Placement, Time


def note_room_use_faults(index: ProblemIndex, placements: Mapping[str, Placement], errors: FaultList) -> None:
    """Notes ``room_clash`` for each pair of classes, and ``room_unavailable`` once for each class."""
    uses: dict[str, list[tuple[str, Time]]] = defaultdict(list)
    for identifier, placement in placements.items():
        if placement.room in index.rooms and placement.room is not None:
            uses[placement.room].append((identifier, placement.time))
    for room, classes in uses.items():
        for identifier, time in classes:
            _note_closed(index, room, identifier, time, errors)
        for (first, first_time), (second, second_time) in combinations(classes, 2):
            if overlap(first_time, second_time):
                errors.add("room_clash", f"room[id={room}]", room=room, id=first, other=second)


def _note_closed(index: ProblemIndex, room: str, identifier: str, time: Time, errors: FaultList) -> None:
    closed = next((closed for closed in index.rooms[room].unavailable if overlap(closed, time)), None)
    if closed is not None:
        errors.add(
            "room_unavailable",
            f"class[id={identifier}]",
            room=room,
            id=identifier,
            days=mask_to_text(closed.days, index.problem.days),
            start=closed.start,
            end=closed.end,
        )
