"""Putting a student into a class and taking them out, with shared students and conflicts kept up to date."""

from __future__ import annotations

from cartable_timetable.solver.arrays import I16, I32, I64
from cartable_timetable.solver.jit import hot


@hot
def meets(a: int, b: int, place: I32, gap: I16, travel: I16, far: int) -> bool:
    """Whether a student in both classes has a conflict: overlap, or too little time for the way."""
    space = gap[place[a, 0], place[b, 0]]
    return space < far and (space < 0 or space < travel[place[a, 1], place[b, 1]])  # type: ignore[no-any-return]


@hot
def _count_shared(a: int, b: int, change: int, near_ptr: I64, near: I32, near_n: I32) -> None:
    """Add ``change`` students shared by ``a`` and ``b`` to the list of ``a``."""
    low = near_ptr[a]
    high = low + near_n[a]
    for i in range(low, high):
        if near[i, 0] == b:
            near[i, 1] += change
            if near[i, 1] == 0:
                near[i, 0], near[i, 1] = near[high - 1, 0], near[high - 1, 1]
                near_n[a] -= 1
            return
    near[high, 0], near[high, 1] = b, change
    near_n[a] += 1


@hot
def shift_student(
    c: int, change: int, low: int, high: int, slot: I32, size: I32, place: I32, conflict: I64,
    near_ptr: I64, near: I32, near_n: I32, gap: I16, travel: I16, far: int,
) -> int:  # fmt: skip
    """A student whose other classes are ``slot[low:high]`` enters (+1) or leaves (-1) class ``c``.

    The caller keeps ``c`` itself out of the slots. Returns the change of student conflicts.
    """
    size[c] += change
    total = 0
    for i in range(low, high):
        o = slot[i]
        if o >= 0:
            _count_shared(c, o, change, near_ptr, near, near_n)
            _count_shared(o, c, change, near_ptr, near, near_n)
            if meets(c, o, place, gap, travel, far):
                conflict[c] += change
                conflict[o] += change
                total += change
    return total


@hot
def take_seats(
    e: int, fresh: I32, slot_ptr: I32, student_of: I32, student_ptr: I32, slot: I32, size: I32, place: I32,
    conflict: I64, near_ptr: I64, near: I32, near_n: I32, gap: I16, travel: I16, far: int,
) -> int:  # fmt: skip
    """Give enrolment ``e`` the classes ``fresh`` (one per slot, -1 none); returns the change of conflicts."""
    low, high = student_ptr[student_of[e]], student_ptr[student_of[e] + 1]
    first, total = slot_ptr[e], 0
    for i in range(slot_ptr[e + 1] - first):
        old = slot[first + i]
        if old >= 0 and old != fresh[i]:
            slot[first + i] = -1
            total += shift_student(old, -1, low, high, slot, size, place, conflict, near_ptr, near, near_n,
                                   gap, travel, far)  # fmt: skip
    for i in range(slot_ptr[e + 1] - first):
        new = fresh[i]
        if new >= 0 and slot[first + i] != new:
            total += shift_student(new, 1, low, high, slot, size, place, conflict, near_ptr, near, near_n,
                                   gap, travel, far)  # fmt: skip
            slot[first + i] = new
    return total
