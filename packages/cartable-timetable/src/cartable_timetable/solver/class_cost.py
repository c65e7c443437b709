"""The price of moving one class: the hot spot of the whole solver."""

from __future__ import annotations

from cartable_timetable.solver.arrays import F64, I16, I32, I64, U16
from cartable_timetable.solver.constraints.group import raw_excess, severity, soft_price
from cartable_timetable.solver.constraints.pair import is_broken
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.rules import GAP, TRAVEL

REJECTED = 1 << 60
"""Returned as the soft change when the move cannot be accepted, however the rest turns out."""


@hot
def room_clashes(c: int, t: int, r: int, place: I32, hall_ptr: I32, hall: I32, hall_n: I32, gap: I16) -> int:
    """Classes other than ``c`` in room ``r`` that overlap time ``t``."""
    clashes = 0
    low = hall_ptr[r]
    for i in range(low, low + hall_n[r]):
        o = hall[i]
        if o != c and gap[t, place[o, 0]] < 0:
            clashes += 1
    return clashes


@hot
def pair_change(
    c: int, t: int, r: int, t0: int, r0: int, place: I32, ptr: I32, rows: I32, force: F64,
    gap: I16, relation: U16, start: I32, end: I32, travel: I16, far: int,
) -> tuple[int, float, int]:  # fmt: skip
    """Change of pairwise rules: soft cost, weighted hard cost, hard count.

    The two commonest rules are written out: a call with so many arrays costs more than the rule itself.
    """
    soft, hard, count = 0, 0.0, 0
    for i in range(ptr[c], ptr[c + 1]):
        rule, argument = rows[i, 1], rows[i, 2]
        to = place[rows[i, 0], 0]
        if rule == TRAVEL:
            old, new = gap[t0, to], gap[t, to]
            if old >= far and new >= far:
                continue
            ro = place[rows[i, 0], 1]
            before = old < travel[r0, ro]
            after = new < travel[r, ro]
        elif rule == GAP:
            before = gap[t0, to] < argument
            after = gap[t, to] < argument
        else:
            ro = place[rows[i, 0], 1]
            before = is_broken(rule, argument, t0, r0, to, ro, gap, relation, start, end, travel)
            after = is_broken(rule, argument, t, r, to, ro, gap, relation, start, end, travel)
        if before != after:
            sign = 1 if after else -1
            if rows[i, 4]:
                hard += sign * force[rows[i, 3]]
                count += sign
            else:
                soft += sign * rows[i, 5]
    return soft, hard, count


@hot
def group_change(
    c: int, t: int, place: I32, group_raw: I64, of_ptr: I32, of: I32, groups: I64, member_ptr: I32, member: I32,
    scratch: I32, force: F64, start: I32, end: I32, days: I64, weeks: I64,
    day_count: int, week_count: int, weight: int,
) -> tuple[int, float, int]:  # fmt: skip
    """Change of the rules over sets: soft cost, weighted hard cost, hard count."""
    soft, hard, count = 0, 0.0, 0
    for i in range(of_ptr[c], of_ptr[c + 1]):
        g = of[i]
        raw = raw_excess(g, c, t, place, groups, member_ptr, member, scratch, start, end, days, weeks,
                         day_count, week_count)  # fmt: skip
        before = group_raw[g]
        if raw == before:
            continue
        kind = groups[g, 0]
        if groups[g, 4]:
            gain = severity(kind, raw, week_count) - severity(kind, before, week_count)
            hard += gain * force[groups[g, 3]]
            count += (raw > 0) - (before > 0)
        else:
            penalty = groups[g, 5]
            soft += soft_price(kind, penalty, weight, raw, week_count)
            soft -= soft_price(kind, penalty, weight, before, week_count)
    return soft, hard, count


@hot
def conflicts_at(
    c: int, t: int, r: int, bound: float, place: I32, near_ptr: I64, near: I32, near_n: I32, gap: I16, travel: I16,
    far: int,
) -> int:  # fmt: skip
    """Student conflicts of class ``c`` at (t, r); stops counting beyond ``bound``."""
    total = 0
    low = near_ptr[c]
    for i in range(low, low + near_n[c]):
        o = near[i, 0]
        space = gap[t, place[o, 0]]
        if space < far and (space < 0 or space < travel[r, place[o, 1]]):
            total += near[i, 1]
            if total > bound:
                break
    return total
