"""Unique times, rooms, and what each class may take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cartable_timetable.model import Class, Problem, Time
from cartable_timetable.solver.arrays import Bools, Choices, Rooms, Times
from cartable_timetable.solver.relations import relate

_MASK_BITS = 62


def list_unique_times(classes: Sequence[Class]) -> tuple[Time, ...]:
    """Every time that some class may take, once, in a fixed order."""
    found = {option.time for item in classes for option in item.times}
    return tuple(sorted(found, key=lambda time: (time.start, time.length, time.days, time.weeks)))


def compile_times(times: Sequence[Time]) -> Times:
    """The table of times with its last row, *nowhen*. Raises ``ValueError`` for terms of more than 62 weeks."""
    for time in times:
        if time.weeks >> _MASK_BITS or time.days >> _MASK_BITS:
            raise ValueError(f"a term may have at most {_MASK_BITS} weeks; got the week mask {time.weeks:b}")
    start = np.array([time.start for time in times], dtype=np.int32)
    end = np.array([time.end for time in times], dtype=np.int32)
    days = np.array([time.days for time in times], dtype=np.int64)
    weeks = np.array([time.weeks for time in times], dtype=np.int64)
    gap, relation = relate(start, end, days, weeks)
    zero = [0]
    return Times(
        gap,
        relation,
        np.append(start, zero).astype(np.int32),
        np.append(end, zero).astype(np.int32),
        np.append(days, zero).astype(np.int64),
        np.append(weeks, zero).astype(np.int64),
    )


def compile_rooms(problem: Problem, times: Sequence[Time], room_index: Mapping[str, int]) -> Rooms:
    """Ways between rooms and closed hours, with a last row, *nowhere*."""
    count = len(problem.rooms)
    travel = np.zeros((count + 1, count + 1), dtype=np.int16)
    for a, room in enumerate(problem.rooms):
        for other, slots in room.travel.items():
            if other in room_index and other != room.id:
                b = room_index[other]
                travel[a, b] = travel[b, a] = max(slots, travel[a, b])
    _, site = np.unique(travel, axis=0, return_inverse=True)
    return Rooms(travel, _closed(problem, times), site.ravel().astype(np.int32), int(travel.max()))


def _closed(problem: Problem, times: Sequence[Time]) -> Bools:
    closed = np.zeros((len(problem.rooms) + 1, len(times) + 1), dtype=np.bool_)
    start = np.array([time.start for time in times])
    end = np.array([time.end for time in times])
    days = np.array([time.days for time in times], dtype=np.int64)
    weeks = np.array([time.weeks for time in times], dtype=np.int64)
    for index, room in enumerate(problem.rooms):
        for shut in room.unavailable:
            meet = ((days & shut.days) != 0) & ((weeks & shut.weeks) != 0)
            closed[index, : len(times)] |= meet & (start < shut.end) & (shut.start < end)
    return closed


def compile_choices(
    problem: Problem, classes: Sequence[Class], time_index: Mapping[Time, int], room_index: Mapping[str, int]
) -> Choices:
    """Options of each class with weighted costs. Raises ``ValueError`` when a class has none."""
    t_ptr, t_id, t_cost = [0], [], []
    r_ptr, r_id, r_cost = [0], [], []
    for item in classes:
        if not item.times:
            raise ValueError(f"class {item.id} has no possible time: give it at least one")
        if item.needs_room and not item.rooms:
            raise ValueError(f"class {item.id} needs a room but may take none: give it one, or say it needs none")
        t_id += [time_index[option.time] for option in item.times]
        t_cost += [option.penalty * problem.weights.time for option in item.times]
        t_ptr.append(len(t_id))
        if item.needs_room:
            r_id += [room_index[option.room] for option in item.rooms]
            r_cost += [option.penalty * problem.weights.room for option in item.rooms]
        r_ptr.append(len(r_id))
    return Choices(
        np.array(t_ptr, dtype=np.int32),
        np.array(t_id, dtype=np.int32),
        np.array(t_cost, dtype=np.int64),
        np.array(r_ptr, dtype=np.int32),
        np.array(r_id, dtype=np.int32),
        np.array(r_cost, dtype=np.int64),
    )
