"""First seats for students: like students together, never beyond a limit.

A class with children can take no more students than its children can; counting seats bottom-up (an *effective*
capacity) makes the greedy pass safe: whoever takes a class with a seat left finds one in each subpart below it, and
the pass fails only where the problem has too few seats.
"""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import I32, I64, Seats, State, Tables
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.student_change import take_seats

_PLENTY = 1 << 40


def effective_capacity(seats: Seats) -> tuple[I64, I64]:
    """Seats of each class counting its children, and of each configuration."""
    room = seats.limit.astype(np.int64)
    configs = len(seats.config_ptr) - 1
    total = np.full(configs, _PLENTY, dtype=np.int64)
    for config in range(configs):
        parts = seats.config_subpart[seats.config_ptr[config] : seats.config_ptr[config + 1]]
        for part in parts[::-1]:  # children first
            members = seats.subpart_class[seats.subpart_ptr[part] : seats.subpart_ptr[part + 1]]
            parents = seats.parent[members]
            free = int(room[members[parents < 0]].sum())
            for above in np.unique(parents[parents >= 0]):
                room[above] = min(room[above], free + int(room[members[parents == above]].sum()))
        for part in parts:
            members = seats.subpart_class[seats.subpart_ptr[part] : seats.subpart_ptr[part + 1]]
            total[config] = min(total[config], int(room[members].sum()))
    return room, total


@hot
def _pick_path(config: int, left: I64, seats: Seats, fresh: I32) -> bool:
    """First class with a seat in each subpart of ``config``, parents respected."""
    base = seats.config_ptr[config]
    fresh[:] = -1
    for i in range(seats.config_ptr[config + 1] - base):
        part = seats.config_subpart[base + i]
        for k in range(seats.subpart_ptr[part], seats.subpart_ptr[part + 1]):
            y = seats.subpart_class[k]
            above = seats.parent[y]
            if left[y] > 0 and (above < 0 or fresh[seats.position[above]] == above):
                fresh[i] = y
                break
        if fresh[i] < 0:
            return False
    return True


@hot
def _seat_everyone(tables: Tables, state: State, left: I64, config_left: I64, scratch: I32) -> int:
    seats = tables.seats
    unseated = 0
    for e in range(len(seats.course_of)):
        first, last = seats.slot_ptr[e], seats.slot_ptr[e + 1]
        if first == last or state.slot[first] >= 0:
            continue
        fresh = scratch[: last - first]
        course = seats.course_of[e]
        seated = False
        for config in range(seats.course_config_ptr[course], seats.course_config_ptr[course + 1]):
            if config_left[config] > 0 and _pick_path(config, left, seats, fresh):
                seated = True
                config_left[config] -= 1
                break
        if not seated:
            unseated += 1
            continue
        for i in range(len(fresh)):
            if fresh[i] >= 0:
                left[fresh[i]] -= 1
        state.totals[2] += take_seats(e, fresh, seats.slot_ptr, seats.student_of, seats.student_ptr, state.slot,
                                      state.size, state.place, state.conflict, state.near_ptr, state.near,
                                      state.near_n, tables.times.gap, tables.rooms.travel,
                                      tables.rooms.far)  # fmt: skip
    return unseated


def seat_students(tables: Tables, state: State) -> int:
    """Seat every enrolment that has no class yet; returns how many found no seat."""
    left, config_left = effective_capacity(tables.seats)
    seats = tables.seats
    left -= state.size
    for config in range(len(config_left)):
        part = seats.config_subpart[seats.config_ptr[config]] if config_left[config] < _PLENTY else -1
        if part >= 0:
            members = seats.subpart_class[seats.subpart_ptr[part] : seats.subpart_ptr[part + 1]]
            config_left[config] -= int(state.size[members].sum())
    widest = int(np.diff(seats.slot_ptr).max()) if len(seats.course_of) else 0
    return int(_seat_everyone(tables, state, left, config_left, np.zeros(widest, dtype=np.int32)))
