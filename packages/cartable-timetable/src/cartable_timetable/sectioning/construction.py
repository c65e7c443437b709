"""First seats: each request takes the best bundle with seats left, and the least conflicts that seats could ever allow.

A class with children can take no more students than its children can. Counting seats bottom-up (an *effective* limit)
makes the pass safe: whoever takes a class with such a seat left finds one in each subpart below it, so where every
subpart takes its parents from one other subpart, or has none, somebody is left out only when seats are too few.
"""

from __future__ import annotations

import numpy as np

from cartable_timetable.sectioning.arrays import I32, I64, Seating, Tables
from cartable_timetable.sectioning.choosing import UNIT, choose
from cartable_timetable.sectioning.counting import count_bundle, note_conflicts, write_bundle
from cartable_timetable.sectioning.jit import hot
from cartable_timetable.sectioning.structure import NO_LIMIT, NONE, Structure

_NODES = 3_000
_BOUND_NODES = 4_000
FAR = 1 << 60


def effective_limits(structure: Structure) -> list[int]:
    """Seats of each class, no more than its children have."""
    room = list(structure.limit)
    for config in structure.configs:
        for members in reversed(config):
            for place in {structure.place_of[structure.parent[c]] for c in members if structure.parent[c] != NONE}:
                for p in config[place]:
                    below = sum(room[c] for c in members if structure.parent[c] in (p, NONE))
                    room[p] = min(room[p], below, NO_LIMIT)
    return room


@hot
def seat_all(tables: Tables, seating: Seating, order: I32, room: I32, scratch: I32, key: I64) -> int:
    """Seat the requests of ``order`` that have no classes yet; returns how many found no seat."""
    left_out = 0
    for turn in range(len(order)):
        e = order[turn]
        first, last = tables.slot_ptr[e], tables.slot_ptr[e + 1]
        if seating.slot[first] >= 0:
            continue
        s = tables.student_of[e]
        best = scratch[0]
        found = choose(tables, s, e, e + 1, seating.slot, seating.size, room, True, FAR, _NODES, turn, best,
                       scratch[1], scratch[2], key, scratch[3])  # fmt: skip
        if found == -2:  # rare: too many classes to look at them all
            found = choose(tables, s, e, e + 1, seating.slot, seating.size, room, True, FAR, FAR, turn, best,
                           scratch[1], scratch[2], key, scratch[3])  # fmt: skip
        if found < 0:
            left_out += 1
            continue
        low, high = tables.slot_ptr[tables.student_ptr[s]], tables.slot_ptr[tables.student_ptr[s + 1]]
        width = last - first
        conflicts = count_bundle(best, width, low, first, last, high, seating.slot, tables.bits)
        write_bundle(best, width, first, seating.slot, seating.size, seating.totals)
        note_conflicts(s, conflicts, seating.conflicts, seating.hot, seating.hot_at, seating.hot_count)
        seating.totals[0] += conflicts
    return left_out


@hot
def sum_least_conflicts(
    tables: Tables, slot: I32, size: I32, conflicts: I32, least: I32, low: int, high: int, scratch: I32, key: I64
) -> None:  # fmt: skip
    """``least[s]``: conflicts that student ``s`` has whatever the seats; 0 where that takes too long to prove."""
    for s in range(low, high):
        least[s] = 0
        first, last = tables.student_ptr[s], tables.student_ptr[s + 1]
        is_whole = first < last
        for e in range(first, last):  # who has no seat somewhere has fewer conflicts than all their courses allow
            is_whole = is_whole and slot[tables.slot_ptr[e]] >= 0
        if conflicts[s] == 0 or not is_whole:
            continue
        found = choose(tables, s, first, last, slot, size, size, False, conflicts[s] * UNIT, _BOUND_NODES, 0,
                       scratch[0], scratch[1], scratch[2], key, scratch[3])  # fmt: skip
        if key[len(key) - 1] > _BOUND_NODES:
            continue
        least[s] = conflicts[s] if found < 0 else found // UNIT


def new_scratch(tables: Tables) -> tuple[I32, I64]:
    """Room for the deepest search over one student."""
    slots = np.diff(tables.slot_ptr[tables.student_ptr])
    depth = int(slots.max(initial=1)) + int(np.diff(tables.student_ptr).max(initial=1)) + 4
    return np.zeros((4, depth), dtype=np.int32), np.zeros(depth + 2, dtype=np.int64)
