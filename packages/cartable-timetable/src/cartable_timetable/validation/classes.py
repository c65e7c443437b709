"""Classes: a possible time, a possible room when one is needed, times within the day, no option twice."""

from __future__ import annotations

from cartable_timetable.faults import FaultList
from cartable_timetable.masks import mask_to_text
from cartable_timetable.model import Class, Problem
from cartable_timetable.validation.lines import LineBook


def note_class_faults(problem: Problem, lines: LineBook, faults: FaultList) -> None:
    """Notes ``class_*``, ``room_option_*``, ``time_option_repeated`` and ``time_beyond_day`` faults."""
    rooms = {room.id for room in problem.rooms}
    for class_ in problem.classes():
        _note_lacks(class_, lines, faults)
        _note_room_options(class_, rooms, lines, faults)
        _note_time_options(class_, problem, lines, faults)


def _note_lacks(class_: Class, lines: LineBook, faults: FaultList) -> None:
    where, line = f"class[id={class_.id}]", lines.find_line(class_)
    if not class_.times:
        faults.add("class_without_time", where, line, id=class_.id)
    if class_.needs_room and not class_.rooms:
        faults.add("class_without_room_option", where, line, id=class_.id)
    if not class_.needs_room and class_.rooms:
        faults.add("class_with_needless_rooms", where, line, id=class_.id, count=len(class_.rooms))


def _note_room_options(class_: Class, rooms: set[str], lines: LineBook, faults: FaultList) -> None:
    seen: set[str] = set()
    for option in class_.rooms:
        where, line = f"class[id={class_.id}]/room[id={option.room}]", lines.find_line(option)
        if option.room and option.room not in rooms:
            faults.add("room_option_unknown", where, line, id=class_.id, room=option.room)
        elif option.room and option.room in seen:
            faults.add("room_option_repeated", where, line, id=class_.id, room=option.room)
        seen.add(option.room)


def _note_time_options(class_: Class, problem: Problem, lines: LineBook, faults: FaultList) -> None:
    """A solution names a time by days, weeks and start, so two options may not share all three."""
    seen: set[tuple[int, int, int]] = set()
    for position, option in enumerate(class_.times, start=1):
        time = option.time
        where, line = f"class[id={class_.id}]/time[{position}]", lines.find_line(option)
        if problem.slots_per_day and time.end > problem.slots_per_day:
            slots = problem.slots_per_day
            faults.add("time_beyond_day", where, line, start=time.start, end=time.end, slots=slots)
        key = (time.days, time.weeks, time.start)
        if key in seen and time.days and time.weeks:
            days = mask_to_text(time.days, problem.days)
            faults.add("time_option_repeated", where, line, id=class_.id, days=days, start=time.start)
        seen.add(key)
