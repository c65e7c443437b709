"""Annealing of seats: one request changes classes, or two requests for a course exchange theirs.

What is weighed: ``conflict_price × conflicts + regroup_price × requests away from home + ε × unevenness``, the last so
small that it decides between equals only. Helpers take the arrays they need: passing whole tables is slow.
"""

from __future__ import annotations

import math

import numpy as np

from cartable_timetable.sectioning.arrays import I32, I64, U8, Seating, Tables
from cartable_timetable.sectioning.counting import count_bundle, is_away, note_conflicts, write_bundle
from cartable_timetable.sectioning.jit import hot
from cartable_timetable.sectioning.proposing import propose

_HOT_SHARE = 0.5
_EXCHANGE_SHARE = 0.3
_TRIES = 6
EVENNESS = 1e-4
"""ε, in conflicts: a class of a thousand weighs less than one conflict."""


@hot
def seed_chance(seed: int) -> None:
    """Begin the kernels' own sequence of chance."""
    np.random.seed(seed)


@hot
def _draw_mate(
    e: int, wanted: int, place: int, slot: I32, slot_ptr: I32, mate: I32, low: int, high: int, student_of: I32
) -> int:  # fmt: skip
    """Another request of ``mate[low:high]``, in class ``wanted`` unless that is -1; or -1 when none is met."""
    for _ in range(_TRIES):
        t = mate[low + np.random.randint(high - low)]
        at = slot_ptr[t]
        if t != e and slot[at] >= 0 and (wanted < 0 or slot[at + place] == wanted):
            return t  # type: ignore[no-any-return]
    return -1


@hot
def _conflict_change(
    first: int, width: int, s: int, bundle: I32, slot: I32, slot_ptr: I32, student_ptr: I32, bits: U8, work: I32
) -> int:  # fmt: skip
    """Change of conflicts of student ``s`` if the request whose slots begin at ``first`` took ``bundle``."""
    low, high = slot_ptr[student_ptr[s]], slot_ptr[student_ptr[s + 1]]
    for i in range(width):
        work[i] = slot[first + i]
    after = count_bundle(bundle, width, low, first, first + width, high, slot, bits)
    return after - count_bundle(work, width, low, first, first + width, high, slot, bits)


@hot
def _home_change(e: int, first: int, width: int, bundle: I32, present: I32, home: I32, has_home: U8) -> int:
    """1 when going from ``present`` to ``bundle`` leaves home, -1 when it comes back, otherwise 0."""
    if not has_home[e]:
        return 0
    return is_away(bundle, width, first, home) - is_away(present, width, first, home)


@hot
def _uneven_change(bundle: I32, width: int, first: int, slot: I32, size: I32) -> int:
    total = 0
    for i in range(width):
        old, new = slot[first + i], bundle[i]
        if old != new:
            if old >= 0:
                total -= 2 * size[old] - 1
            if new >= 0:
                total += 2 * size[new] + 1
    return total


@hot
def _accepts(change: float, temperature: float) -> bool:
    return change <= 0 or (temperature > 0 and np.random.random() < math.exp(-change / temperature))


@hot
def _apply(
    first: int, width: int, s: int, bundle: I32, change: int, away: int, slot: I32, size: I32, conflicts: I32,
    hot_list: I32, hot_at: I32, hot_count: I32, totals: I64,
) -> None:  # fmt: skip
    write_bundle(bundle, width, first, slot, size, totals)
    if change != 0:
        note_conflicts(s, change, conflicts, hot_list, hot_at, hot_count)
    totals[0] += change
    totals[1] += away


@hot
def anneal(
    tables: Tables, seating: Seating, proposals: int, temperature: float, conflict_price: float, regroup_price: float,
    focused: bool, scratch: I32,
) -> None:  # fmt: skip
    """Evaluate ``proposals`` changes at one temperature. ``scratch`` has four rows as long as the widest request."""
    (bits, limit, parent, place_of, config_of, course_ptr, config_ptr, part_ptr, member, course_of, student_of,
     slot_ptr, student_ptr, mate_ptr, mate, movable, home, has_home) = tables  # fmt: skip
    slot, size, conflicts, hot_list, hot_at, hot_count, totals = seating
    mine, forced, theirs, work = scratch[0], scratch[1], scratch[2], scratch[3]
    totals[3] += proposals
    for _ in range(proposals):
        e = movable[np.random.randint(len(movable))]
        if focused and hot_count[0] > 0 and np.random.random() < _HOT_SHARE:
            s = hot_list[np.random.randint(hot_count[0])]
            e = student_ptr[s] + np.random.randint(student_ptr[s + 1] - student_ptr[s])
        s, first, course = student_of[e], slot_ptr[e], course_of[e]
        width = slot_ptr[e + 1] - first
        if slot[first] < 0:
            continue
        for i in range(width):
            mine[i] = slot[first + i]
        full, place = -1, 0
        exchanging = np.random.random() < _EXCHANGE_SHARE
        if not exchanging:
            first_config = course_ptr[course]
            configs = course_ptr[course + 1] - first_config
            if not propose(width, configs, first_config, mine, forced, config_ptr, part_ptr, member, parent, place_of,
                           config_of):  # fmt: skip
                continue
            for i in range(width):
                if mine[i] >= 0 and mine[i] != slot[first + i] and size[mine[i]] >= limit[mine[i]]:
                    full, place = mine[i], i
        if not exchanging and full < 0:
            change = _conflict_change(first, width, s, mine, slot, slot_ptr, student_ptr, bits, work)
            away = _home_change(e, first, width, mine, work, home, has_home)
            uneven = _uneven_change(mine, width, first, slot, size)
            if _accepts(conflict_price * (change + EVENNESS * uneven) + regroup_price * away, temperature):
                _apply(first, width, s, mine, change, away, slot, size, conflicts, hot_list, hot_at, hot_count, totals)
            continue
        t = _draw_mate(e, full, place, slot, slot_ptr, mate, mate_ptr[course], mate_ptr[course + 1], student_of)
        if t < 0:
            continue
        other = slot_ptr[t]
        for i in range(width):
            mine[i], theirs[i] = slot[first + i], slot[other + i]
        gained = _conflict_change(first, width, s, theirs, slot, slot_ptr, student_ptr, bits, work)
        lost = _conflict_change(other, width, student_of[t], mine, slot, slot_ptr, student_ptr, bits, work)
        left = _home_change(e, first, width, theirs, mine, home, has_home)
        came = _home_change(t, other, width, mine, theirs, home, has_home)
        if _accepts(conflict_price * (gained + lost) + regroup_price * (left + came), temperature):
            _apply(first, width, s, theirs, gained, left, slot, size, conflicts, hot_list, hot_at, hot_count, totals)
            _apply(other, width, student_of[t], mine, lost, came, slot, size, conflicts, hot_list, hot_at, hot_count,
                   totals)  # fmt: skip
