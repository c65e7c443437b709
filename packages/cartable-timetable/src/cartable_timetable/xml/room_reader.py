"""Rooms, the travel between them and their closed times."""

from __future__ import annotations

from dataclasses import dataclass, field

from cartable_timetable.faults import FaultList
from cartable_timetable.model import Room, Time
from cartable_timetable.validation import LineBook
from cartable_timetable.xml.attributes import Attributes
from cartable_timetable.xml.children import iterate_children
from cartable_timetable.xml.parsing import Element
from cartable_timetable.xml.places import locate
from cartable_timetable.xml.time_reader import TimeReader


@dataclass(slots=True)
class _Draft:
    """A room while it is read: travel given by other rooms is still to be added."""

    id: str
    capacity: int
    line: int
    travel: dict[str, int] = field(default_factory=dict)
    travel_lines: dict[str, int] = field(default_factory=dict)
    closed: list[Time] = field(default_factory=list)


def read_rooms(section: Element, times: TimeReader, faults: FaultList, lines: LineBook) -> tuple[Room, ...]:
    """The rooms. Files give travel once for two rooms; here both rooms know it."""
    if section is None:
        return ()
    drafts = [_read_draft(element, times, faults) for element in iterate_children(section, faults, "room")]
    _share_travel(drafts)
    return tuple(_finish(draft, lines) for draft in drafts)


def _read_draft(element: Element, times: TimeReader, faults: FaultList) -> _Draft:
    attributes = Attributes(element, faults, ("id", "capacity"))
    draft = _Draft(attributes.identifier(), attributes.integer("capacity"), element.sourceline)
    for child in iterate_children(element, faults, "travel", "unavailable"):
        if child.tag == "travel":
            _read_travel(child, draft, faults)
        else:
            draft.closed.append(times.read_closed(child))
    return draft


def _read_travel(element: Element, draft: _Draft, faults: FaultList) -> None:
    attributes = Attributes(element, faults, ("room", "value"))
    other, value = attributes.identifier("room"), attributes.integer("value")
    first = draft.travel.setdefault(other, value)
    if first != value:
        faults.add(
            "travel_disagrees",
            locate(element),
            element.sourceline,
            room=draft.id,
            other=other,
            value=first,
            other_value=value,
        )
    draft.travel_lines.setdefault(other, element.sourceline)


def _share_travel(drafts: list[_Draft]) -> None:
    by_id = {draft.id: draft for draft in drafts}
    for draft in drafts:
        for other, value in list(draft.travel.items()):
            if other in by_id:
                by_id[other].travel.setdefault(draft.id, value)


def _finish(draft: _Draft, lines: LineBook) -> Room:
    room = Room(draft.id, draft.capacity, draft.travel, tuple(draft.closed))
    lines.note(room, draft.line)
    for other, line in draft.travel_lines.items():
        lines.note(room, line, f"travel[{other}]")
    return room
