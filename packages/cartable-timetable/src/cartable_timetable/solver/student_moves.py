"""Annealing of students: another class of a course, or two students of a course change places."""

from __future__ import annotations

import math

from cartable_timetable.solver.arrays import I16, I32, U64, State, Tables
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.randomness import below, unit
from cartable_timetable.solver.student_change import meets, take_seats

_PARTNER_TRIES = 6
_IDLE_SHARE = 0.1
"""How often a student without conflict in a course is moved all the same: it makes room for others."""


@hot
def course_conflicts(
    e: int, classes: I32, slot_ptr: I32, student_of: I32, student_ptr: I32, slot: I32, place: I32,
    gap: I16, travel: I16, far: int,
) -> int:  # fmt: skip
    """Conflicts that enrolment ``e`` would bring its student with ``classes`` in its slots."""
    low, high = student_ptr[student_of[e]], student_ptr[student_of[e] + 1]
    first, last = slot_ptr[e], slot_ptr[e + 1]
    total = 0
    for i in range(last - first):
        a = classes[i]
        if a < 0:
            continue
        for j in range(low, first):
            if slot[j] >= 0 and meets(a, slot[j], place, gap, travel, far):
                total += 1
        for j in range(last, high):
            if slot[j] >= 0 and meets(a, slot[j], place, gap, travel, far):
                total += 1
        for j in range(i):
            if classes[j] >= 0 and meets(a, classes[j], place, gap, travel, far):
                total += 1
    return total


@hot
def choose_classes(
    x: int, now: I32, fresh: I32, config_of: I32, position: I32, parent: I32, config_ptr: I32, config_subpart: I32,
    subpart_ptr: I32, subpart_class: I32, size: I32, limit: I32, rng: U64,
) -> int:  # fmt: skip
    """Fill ``fresh`` with a choice that holds class ``x``, near the present one ``now``.

    Parents of ``x`` are forced; other subparts keep their class when parents allow, else take a random one with a
    seat. Returns 1 when every seat is free, 0 when some forced class is full, -1 when no choice was found.
    """
    fresh[:] = -1
    config = config_of[x]
    base = config_ptr[config]
    width = config_ptr[config + 1] - base
    seated = 1
    y = x
    while y >= 0:
        fresh[position[y]] = y
        if size[y] >= limit[y] and now[position[y]] != y:
            seated = 0
        y = parent[y]
    for i in range(width):
        if fresh[i] >= 0:
            continue
        y = now[i]
        if y >= 0 and config_of[y] == config and (parent[y] < 0 or fresh[position[parent[y]]] == parent[y]):
            fresh[i] = y
            continue
        part = config_subpart[base + i]
        found = 0
        for k in range(subpart_ptr[part], subpart_ptr[part + 1]):
            y = subpart_class[k]
            if size[y] < limit[y] and (parent[y] < 0 or fresh[position[parent[y]]] == parent[y]):
                found += 1
                if below(rng, found) == 0:
                    fresh[i] = y
        if found == 0:
            return -1
    return seated


@hot
def find_partner(e: int, x: int, at: int, slot_ptr: I32, slot: I32, ptr: I32, enrolment: I32, course: int,
                 rng: U64) -> int:  # fmt: skip
    """Another enrolment of the course that holds class ``x`` in slot ``at``, by a few random looks; or -1."""
    low, count = ptr[course], ptr[course + 1] - ptr[course]
    for _ in range(_PARTNER_TRIES):
        other = enrolment[low + below(rng, count)]
        if other != e and slot[slot_ptr[other] + at] == x:
            return other  # type: ignore[no-any-return]
    return -1


@hot
def anneal_students(tables: Tables, state: State, fresh: I32, temperature: float, steps: int) -> int:
    """Try ``steps`` student moves at one temperature (in conflicts); returns how many were accepted."""
    gap = tables.times.gap
    travel, _, _, far = tables.rooms
    (slot_ptr, student_of, course_of, student_ptr, cc_ptr, cc, ce_ptr, ce, config_of, position, parent, config_ptr,
     config_subpart, subpart_ptr, subpart_class, limit, _, weight) = tables.seats  # fmt: skip
    slot, size, place, conflict, rng = state.slot, state.size, state.place, state.conflict, state.rng
    near_ptr, near, near_n = state.near_ptr, state.near, state.near_n
    accepted = 0
    for _ in range(steps):
        e = below(rng, len(course_of))
        course = course_of[e]
        choices = cc_ptr[course + 1] - cc_ptr[course]
        now = slot[slot_ptr[e] : slot_ptr[e + 1]]
        if choices <= len(now):
            continue
        before = course_conflicts(e, now, slot_ptr, student_of, student_ptr, slot, place, gap, travel, far)
        if before == 0 and unit(rng) >= _IDLE_SHARE:
            continue
        x = cc[cc_ptr[course] + below(rng, choices)]
        if now[position[x]] == x:
            continue
        new = fresh[: len(now)]
        seated = choose_classes(x, now, new, config_of, position, parent, config_ptr, config_subpart, subpart_ptr,
                                subpart_class, size, limit, rng)  # fmt: skip
        bound = -temperature * math.log(1.0 - unit(rng))
        if seated == 1:
            after = course_conflicts(e, new, slot_ptr, student_of, student_ptr, slot, place, gap, travel, far)
            if after - before <= bound:
                change = take_seats(e, new, slot_ptr, student_of, student_ptr, slot, size, place, conflict,
                                    near_ptr, near, near_n, gap, travel, far)  # fmt: skip
                state.totals[2] += change
                state.totals[0] += change * weight
                accepted += 1
            continue
        partner = find_partner(e, x, position[x], slot_ptr, slot, ce_ptr, ce, course, rng)
        if partner < 0 or student_of[partner] == student_of[e]:
            continue
        theirs = slot[slot_ptr[partner] : slot_ptr[partner + 1]]
        after = course_conflicts(e, theirs, slot_ptr, student_of, student_ptr, slot, place, gap, travel, far)
        if after - before > bound + 3:
            continue
        before += course_conflicts(partner, theirs, slot_ptr, student_of, student_ptr, slot, place, gap, travel, far)
        after += course_conflicts(partner, now, slot_ptr, student_of, student_ptr, slot, place, gap, travel, far)
        if after - before > bound:
            continue
        mine, yours = fresh[: len(now)], fresh[len(now) : 2 * len(now)]
        for i in range(len(now)):
            mine[i], yours[i] = theirs[i], now[i]
        change = take_seats(e, mine, slot_ptr, student_of, student_ptr, slot, size, place, conflict, near_ptr, near,
                            near_n, gap, travel, far)  # fmt: skip
        change += take_seats(partner, yours, slot_ptr, student_of, student_ptr, slot, size, place, conflict, near_ptr,
                             near, near_n, gap, travel, far)  # fmt: skip
        state.totals[2] += change
        state.totals[0] += change * weight
        accepted += 1
    return accepted
