"""Everything that follows from the seats, counted from nothing."""

from __future__ import annotations

import numpy as np

from cartable_timetable.sectioning.arrays import I32, U8, Seating, Tables
from cartable_timetable.sectioning.counting import count_with, is_away
from cartable_timetable.sectioning.jit import hot


def recount(tables: Tables, slot: I32) -> Seating:
    """The seating whose requests have the classes of ``slot`` (which it keeps and changes)."""
    size = np.bincount(slot[slot >= 0], minlength=len(tables.limit)).astype(np.int32)
    students = len(tables.student_ptr) - 1
    conflicts = np.zeros(students, dtype=np.int32)
    _count_conflicts(tables.student_ptr, tables.slot_ptr, slot, tables.bits, conflicts)
    away = _count_away(tables.slot_ptr, tables.has_home, slot, tables.home)
    in_conflict = np.flatnonzero(conflicts)
    hot_list = np.zeros(students + 1, dtype=np.int32)
    hot_list[: len(in_conflict)] = in_conflict
    hot_at = np.full(students, -1, dtype=np.int32)
    hot_at[in_conflict] = np.arange(len(in_conflict))
    uneven = int((size.astype(np.int64) ** 2).sum())
    return Seating(
        slot=slot,
        size=size,
        conflicts=conflicts,
        hot=hot_list,
        hot_at=hot_at,
        hot_count=np.array([len(in_conflict)], dtype=np.int32),
        totals=np.array([conflicts.sum(), away, uneven, 0], dtype=np.int64),
    )


@hot
def _count_conflicts(student_ptr: I32, slot_ptr: I32, slot: I32, bits: U8, conflicts: I32) -> None:
    for s in range(len(conflicts)):
        low, high = slot_ptr[student_ptr[s]], slot_ptr[student_ptr[s + 1]]
        for i in range(low, high):
            if slot[i] >= 0:
                conflicts[s] += count_with(slot[i], low, i, slot, bits)


@hot
def _count_away(slot_ptr: I32, has_home: U8, slot: I32, home: I32) -> int:
    """Requests with a home that are seated elsewhere or not at all."""
    total = 0
    for e in range(len(has_home)):
        if has_home[e]:
            first = slot_ptr[e]
            total += is_away(slot[first:], slot_ptr[e + 1] - first, first, home)
    return total
