"""Carrying out a move of one class, with every cached sum brought up to date."""

from __future__ import annotations

from cartable_timetable.solver.arrays import I16, I32, I64
from cartable_timetable.solver.constraints.group import raw_excess
from cartable_timetable.solver.jit import hot


@hot
def leave_hall(c: int, r: int, hall_ptr: I32, hall: I32, hall_n: I32, hall_at: I32) -> None:
    """Take class ``c`` off the list of room ``r``."""
    hall_n[r] -= 1
    last = hall[hall_ptr[r] + hall_n[r]]
    hall[hall_ptr[r] + hall_at[c]] = last
    hall_at[last] = hall_at[c]


@hot
def enter_hall(c: int, r: int, hall_ptr: I32, hall: I32, hall_n: I32, hall_at: I32) -> None:
    """Put class ``c`` on the list of room ``r``."""
    hall[hall_ptr[r] + hall_n[r]] = c
    hall_at[c] = hall_n[r]
    hall_n[r] += 1


@hot
def shift_conflicts(
    c: int, t: int, r: int, place: I32, conflict: I64, near_ptr: I64, near: I32, near_n: I32,
    gap: I16, travel: I16, far: int,
) -> int:  # fmt: skip
    """Update the student conflicts of ``c`` and its neighbours for a move to (t, r); returns the change."""
    t0, r0 = place[c, 0], place[c, 1]
    total = 0
    low = near_ptr[c]
    for i in range(low, low + near_n[c]):
        o = near[i, 0]
        to, ro = place[o, 0], place[o, 1]
        old, new = gap[t0, to], gap[t, to]
        before = old < far and (old < 0 or old < travel[r0, ro])
        after = new < far and (new < 0 or new < travel[r, ro])
        if before != after:
            change = near[i, 1] if after else -near[i, 1]
            conflict[o] += change
            total += change
    conflict[c] += total
    return total


@hot
def put_class(
    c: int, t: int, r: int, place: I32, hall_ptr: I32, hall: I32, hall_n: I32, hall_at: I32,
    conflict: I64, near_ptr: I64, near: I32, near_n: I32, gap: I16, travel: I16, far: int,
) -> int:  # fmt: skip
    """Move ``c`` to (t, r): student conflicts, lists of rooms, place. Returns the change of student conflicts."""
    change = shift_conflicts(c, t, r, place, conflict, near_ptr, near, near_n, gap, travel, far)
    nowhere = travel.shape[0] - 1
    r0 = place[c, 1]
    if r0 != r:
        if r0 != nowhere:
            leave_hall(c, r0, hall_ptr, hall, hall_n, hall_at)
        if r != nowhere:
            enter_hall(c, r, hall_ptr, hall, hall_n, hall_at)
    place[c, 0] = t
    place[c, 1] = r
    return change


@hot
def refresh_groups(
    c: int, place: I32, group_raw: I64, of_ptr: I32, of: I32, groups: I64, member_ptr: I32, member: I32, scratch: I32,
    start: I32, end: I32, days: I64, weeks: I64, day_count: int, week_count: int,
) -> None:  # fmt: skip
    """Recompute the rules over sets that class ``c`` belongs to, after it moved."""
    for i in range(of_ptr[c], of_ptr[c + 1]):
        g = of[i]
        group_raw[g] = raw_excess(g, -1, 0, place, groups, member_ptr, member, scratch, start, end, days, weeks,
                                  day_count, week_count)  # fmt: skip
