"""Moves of one or two classes: another time, another room, both, or an exchange with whoever is in the way.

A proposal fills ``plan`` with rows (class, row of its times, row of its rooms or -1) and returns how many.
"""

from __future__ import annotations

from cartable_timetable.solver.arrays import F32, F64, I16, I32, I64, U64, Bools
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.randomness import below

_ROOM_TRIES = 8


@hot
def find_option(c: int, wanted: int, ptr: I32, ids: I32) -> int:
    """Row of the option ``wanted`` of class ``c``, or -1."""
    for row in range(ptr[c], ptr[c + 1]):
        if ids[row] == wanted:
            return row
    return -1


@hot
def other_row(c: int, now: int, ptr: I32, rng: U64) -> int:
    """A random row of class ``c`` other than ``now``, or ``now`` when it is the only one."""
    low = ptr[c]
    count = ptr[c + 1] - low
    if count < 2:
        return now
    row = low + below(rng, count - 1)
    return row + 1 if row >= now else row  # type: ignore[no-any-return]


@hot
def quiet_room(
    c: int, t: int, now: int, pick: I32, place: I32, r_ptr: I32, r_id: I32, closed: Bools, taken: I16, gap: I16,
    rng: U64,
) -> int:  # fmt: skip
    """Row of a room free at ``t``, searched from a random one on; an open one when the first few are all taken."""
    low = r_ptr[c]
    count = r_ptr[c + 1] - low
    at = below(rng, count)
    fallback = now
    for _ in range(min(count, _ROOM_TRIES)):
        r = r_id[low + at]
        if not closed[r, t]:
            fallback = low + at
            if taken[r, t] - (pick[c, 0] >= 0 and place[c, 1] == r and gap[t, place[c, 0]] < 0) == 0:
                return low + at  # type: ignore[no-any-return]
        at = at + 1 if at + 1 < count else 0
    return fallback


@hot
def propose_single(
    kind: int, c: int, plan: I32, pick: I32, place: I32, t_ptr: I32, t_id: I32, r_ptr: I32, r_id: I32, closed: Bools,
    taken: I16, gap: I16, rng: U64,
) -> int:  # fmt: skip
    """Kind 0: another time; 1: another room; 2: another time and a room that is free then."""
    trow, rrow = pick[c, 0], pick[c, 1]
    if kind != 1:
        trow = other_row(c, trow, t_ptr, rng)
    if rrow >= 0:
        if kind == 1:
            rrow = other_row(c, rrow, r_ptr, rng)
        elif kind == 2:
            rrow = quiet_room(c, t_id[trow], rrow, pick, place, r_ptr, r_id, closed, taken, gap, rng)
        if closed[r_id[rrow], t_id[trow]]:
            return 0
    if trow == pick[c, 0] and rrow == pick[c, 1]:
        return 0
    plan[0, 0], plan[0, 1], plan[0, 2] = c, trow, rrow
    return 1


@hot
def _who_is_there(c: int, t: int, r: int, place: I32, hall_ptr: I32, hall: I32, hall_n: I32, gap: I16) -> int:
    """The first class other than ``c`` in room ``r`` at ``t``."""
    for i in range(hall_ptr[r], hall_ptr[r] + hall_n[r]):
        o = hall[i]
        if o != c and gap[t, place[o, 0]] < 0:
            return o  # type: ignore[no-any-return]
    return -1


@hot
def cheapest_place(
    c: int, t0: int, r0: int, busy_t: int, busy_r: int, t_ptr: I32, t_id: I32, r_ptr: I32, r_id: I32, closed: Bools,
    taken: I16, gap: I16, far: int, time: F64, room: F64, cell_ptr: I64, cell: F32,
) -> tuple[int, int]:  # fmt: skip
    """The cheapest rows (time, room) of class ``c``, now at (t0, r0), among the free places; (-1, -1) when none is.

    Room ``busy_r`` is about to be used at ``busy_t``.
    """
    best, best_t, best_r = 1e18, -1, -1
    width = r_ptr[c + 1] - r_ptr[c]
    for k in range(t_ptr[c], t_ptr[c + 1]):
        if time[k] >= best:
            continue
        t = t_id[k]
        base = cell_ptr[c] + (k - t_ptr[c]) * width - r_ptr[c]
        for q in range(r_ptr[c], r_ptr[c + 1]):
            price = time[k] + room[q]
            if price >= best:
                continue
            if far:
                price += cell[base + q]
            r = r_id[q]
            if price >= best or closed[r, t] or (r == busy_r and gap[t, busy_t] < 0):
                continue
            if taken[r, t] - (r == r0 and gap[t, t0] < 0) == 0:
                best, best_t, best_r = price, k, q
    return best_t, best_r


@hot
def propose_ejection(
    c: int, plan: I32, pick: I32, t_ptr: I32, t_id: I32, r_ptr: I32, r_id: I32, closed: Bools,
    place: I32, hall_ptr: I32, hall: I32, hall_n: I32, taken: I16, gap: I16, far: int,
    time: F64, room: F64, cell_ptr: I64, cell: F32, rng: U64,
) -> int:  # fmt: skip
    """Class ``c`` takes another time, perhaps room; whoever is there (three at most) goes where it is cheapest."""
    trow, rrow = pick[c, 0], pick[c, 1]
    if rrow < 0:
        return 0
    kind = below(rng, 3)
    if kind != 1:
        trow = other_row(c, trow, t_ptr, rng)
    if kind != 0:
        rrow = other_row(c, rrow, r_ptr, rng)
    t, r = t_id[trow], r_id[rrow]
    met = taken[r, t] - (r == place[c, 1] and gap[t, place[c, 0]] < 0)
    if closed[r, t] or met < 1 or met > 3:
        return 0
    plan[0, 0], plan[0, 1], plan[0, 2] = c, trow, rrow
    size = 1
    for i in range(hall_ptr[r], hall_ptr[r] + hall_n[r]):
        o = hall[i]
        if o != c and gap[t, place[o, 0]] < 0:
            k, q = cheapest_place(o, place[o, 0], place[o, 1], t, r, t_ptr, t_id, r_ptr, r_id, closed, taken, gap, far,
                                  time, room, cell_ptr, cell)  # fmt: skip
            if k < 0:
                return 0
            plan[size, 0], plan[size, 1], plan[size, 2] = o, k, q
            size += 1
    return size


@hot
def propose_exchange(
    c: int, plan: I32, pick: I32, t_ptr: I32, t_id: I32, r_ptr: I32, r_id: I32, closed: Bools,
    place: I32, hall_ptr: I32, hall: I32, hall_n: I32, taken: I16, gap: I16, rng: U64,
) -> int:  # fmt: skip
    """Class ``c`` takes another time or room; the one class it finds there takes what ``c`` leaves, or a free place."""
    trow, rrow = pick[c, 0], pick[c, 1]
    if rrow < 0:
        return 0
    kind = below(rng, 3)
    if kind != 1:
        trow = other_row(c, trow, t_ptr, rng)
    if kind != 0:
        rrow = other_row(c, rrow, r_ptr, rng)
    t, r = t_id[trow], r_id[rrow]
    if closed[r, t] or taken[r, t] - (r == place[c, 1] and gap[t, place[c, 0]] < 0) != 1:
        return 0
    met = _who_is_there(c, t, r, place, hall_ptr, hall, hall_n, gap)
    other_t, other_r = pick[met, 0], pick[met, 1]
    if below(rng, 2):
        if below(rng, 2):
            other_t = other_row(met, other_t, t_ptr, rng)
        other_r = quiet_room(met, t_id[other_t], other_r, pick, place, r_ptr, r_id, closed, taken, gap, rng)
    else:
        if kind != 1:
            row = find_option(met, place[c, 0], t_ptr, t_id)
            if row < 0 and kind == 0:
                return 0
            other_t = row if row >= 0 else other_t
        if r != place[c, 1]:
            other_r = find_option(met, place[c, 1], r_ptr, r_id)
    if other_r < 0 or closed[r_id[other_r], t_id[other_t]]:
        return 0
    plan[0, 0], plan[0, 1], plan[0, 2] = c, trow, rrow
    plan[1, 0], plan[1, 1], plan[1, 2] = met, other_t, other_r
    return 2
