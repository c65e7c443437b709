"""Rooms: closed when the class would meet, or taken by another class."""

from __future__ import annotations

from collections.abc import Mapping

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.explaining.conflicts import Conflict
from cartable_timetable.explaining.moments import Moment
from cartable_timetable.explaining.wording import Sentence
from cartable_timetable.model import Placement, Time


class RoomEffects:
    """Uses of the rooms by every class but one."""

    def __init__(self, index: ProblemIndex, placements: Mapping[str, Placement], class_id: str) -> None:
        self._index = index
        self._uses: dict[str, list[tuple[str, Time]]] = {room: [] for room in index.rooms}
        for identifier, placement in placements.items():
            if identifier != class_id and placement.room in self._uses:
                self._uses[placement.room].append((identifier, placement.time))

    def at(self, placement: Placement) -> tuple[Conflict, ...]:
        """The conflicts over its room."""
        room = placement.room
        if room is None or room not in self._uses:
            return ()
        conflicts = []
        closed = next((item for item in self._index.rooms[room].unavailable if overlap(item, placement.time)), None)
        if closed is not None:
            moment = Moment.of(closed, self._index.problem)
            sentence = Sentence("room_closed", {"room": room, "moment": moment})
            conflicts.append(Conflict(sentence, is_hard=True, room=room))
        takers = tuple(name for name, time in self._uses[room] if overlap(time, placement.time))
        if takers:
            sentence = Sentence("room_taken", {"room": room, "classes": takers})
            conflicts.append(Conflict(sentence, is_hard=True, classes=takers, room=room))
        return tuple(conflicts)
