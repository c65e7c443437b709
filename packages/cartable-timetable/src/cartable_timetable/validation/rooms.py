"""Rooms: travel leads to other rooms, the same length both ways; closed times fit in a day."""

from __future__ import annotations

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Problem, Room
from cartable_timetable.validation.lines import LineBook


def note_room_faults(problem: Problem, lines: LineBook, faults: FaultList) -> None:
    """Notes ``travel_*`` faults and closed times beyond the day."""
    rooms = {room.id: room for room in problem.rooms}
    for room in problem.rooms:
        for other in room.travel:
            _note_travel(room, other, rooms, lines, faults)
        for position, closed in enumerate(room.unavailable, start=1):
            if problem.slots_per_day and closed.end > problem.slots_per_day:
                faults.add(
                    "time_beyond_day",
                    f"room[id={room.id}]/unavailable[{position}]",
                    lines.find_line(closed),
                    start=closed.start,
                    end=closed.end,
                    slots=problem.slots_per_day,
                )


def _note_travel(room: Room, other: str, rooms: dict[str, Room], lines: LineBook, faults: FaultList) -> None:
    value = room.travel[other]
    where, line = f"room[id={room.id}]/travel[id={other}]", lines.find_line(room, f"travel[{other}]")
    if other == room.id:
        if value:
            faults.add("travel_to_itself", where, line, room=room.id, value=value)
    elif other not in rooms:
        if other:
            faults.add("travel_room_unknown", where, line, room=other)
    elif room.id in rooms[other].travel and rooms[other].travel[room.id] != value and room.id < other:
        back = rooms[other].travel[room.id]
        faults.add("travel_disagrees", where, line, room=room.id, other=other, value=value, other_value=back)
