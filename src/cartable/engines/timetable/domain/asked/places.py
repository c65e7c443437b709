"""The rooms asked: named, of a kind, or with what they must have."""

from __future__ import annotations

import re
from typing import Any

from cartable.engines.places.api import feature_names
from cartable.engines.timetable.domain.asked.plan import Draft, Line
from cartable.engines.timetable.domain.asked.reading import AskedClass, RoomFacts

BETWEEN = re.compile(r"\s*[,;/+]\s*|\s+(?:et|and)\s+")


def plan_rooms(draft: Draft) -> None:
    """A line for each kind that asks something of its room."""
    for row in draft.unit.preparation.kinds.all():
        named = list(row.rooms.all())
        if not (named or row.room_kind or row.room_needs):
            continue
        said = {
            "kind": row.kind,
            "rooms": [room.code for room in named],
            "room_kind": row.room_kind,
            "needs": row.room_needs,
        }
        draft.lines.append(_rooms(draft, row, Line("rooms", said), {room.pk for room in named}))


def _rooms(draft: Draft, row: Any, line: Line, named: set[int]) -> Line:
    classes = [one for one in draft.unit.of_kind(row.kind) if one.needs_room]
    if not classes:
        return line.refuse("no_class", kind=row.kind)
    needs, unknown = _features(draft, row.room_needs)
    fitting = {
        room.id
        for room in draft.facts.rooms.values()
        if (not named or room.id in named)
        and (not row.room_kind or room.kind == row.room_kind)
        and needs <= set(room.features)
    }
    if unknown and not (named or row.room_kind or needs):
        return line.refuse("words_only", words=", ".join(unknown))
    if not fitting:
        return line.refuse("no_room")
    for one in classes:
        left = _left(one, fitting, draft.facts.rooms)
        if not left:
            small = bool(one.seats) and all(draft.facts.rooms[id_].capacity < (one.seats or 0) for id_ in fitting)
            return line.refuse("room_small" if small else "room_elsewhere", label=one.label, seats=one.seats)
        line.rooms += [(one.id, room_id) for room_id in left]
    return line.note("words_left", words=", ".join(unknown)) if unknown else line


def _left(one: AskedClass, fitting: set[int], rooms: dict[int, RoomFacts]) -> list[int]:
    """The rooms that the class may take and that fit; any large enough when none was written for it."""
    if one.rooms:
        return [room_id for room_id, _penalty in one.rooms if room_id in fitting]
    return [room_id for room_id in rooms if room_id in fitting and rooms[room_id].capacity >= (one.seats or 0)]


def _features(draft: Draft, words: str) -> tuple[set[str], list[str]]:
    """The features that the words name, and the words that name none of the term's rooms'."""
    known = {feature for room in draft.facts.rooms.values() for feature in room.features}
    by_name = {name: feature for feature in known for name in feature_names(feature)}
    asked = [word for word in BETWEEN.split(words.strip()) if word]
    found = {by_name[word.lower()] for word in asked if word.lower() in by_name}
    return found, [word for word in asked if word.lower() not in by_name]
