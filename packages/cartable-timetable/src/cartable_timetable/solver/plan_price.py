"""The price of a plan of one or several moves, without carrying any out."""

from __future__ import annotations

from cartable_timetable.solver.arrays import F32, F64, I16, I32, I64, U16
from cartable_timetable.solver.constraints.group import raw_excess, severity, soft_price
from cartable_timetable.solver.constraints.pair import is_broken
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.rules import TRAVEL


@hot
def single_change(
    c: int, trow: int, rrow: int, pick: I32, place: I32, t_ptr: I32, t_id: I32, r_ptr: I32, r_id: I32, hall_force: F64,
    gap: I16, far: int, time: F64, room: F64, cell_ptr: I64, cell: F32, taken: I16,
) -> float:  # fmt: skip
    """Change of the price when class ``c`` takes these rows, but for rules over sets."""
    trow0, rrow0 = pick[c, 0], pick[c, 1]
    change = time[trow] - time[trow0]
    if rrow < 0:
        return change  # type: ignore[no-any-return]
    change += room[rrow] - room[rrow0]
    t0, r0 = place[c, 0], place[c, 1]
    t, r = t_id[trow], r_id[rrow]
    met = taken[r, t]
    if r == r0 and gap[t, t0] < 0:
        met -= 1
    change += met * hall_force[r] - (taken[r0, t0] - 1) * hall_force[r0]
    if far:
        base, low, rlow = cell_ptr[c], t_ptr[c], r_ptr[c]
        width = r_ptr[c + 1] - rlow
        change += cell[base + (trow - low) * width + rrow - rlow] - cell[base + (trow0 - low) * width + rrow0 - rlow]
    return change  # type: ignore[no-any-return]


@hot
def _second_difference(
    rule: int, argument: int, t: int, r: int, t0: int, r0: int, u: int, s: int, u0: int, s0: int,
    gap: I16, relation: U16, start: I32, end: I32, travel: I16,
) -> int:  # fmt: skip
    """What two single changes, each computed as if the other class stayed, get wrong about a rule between them."""
    total = 0
    if is_broken(rule, argument, t, r, u, s, gap, relation, start, end, travel):
        total += 1
    if is_broken(rule, argument, t0, r0, u0, s0, gap, relation, start, end, travel):
        total += 1
    if is_broken(rule, argument, t, r, u0, s0, gap, relation, start, end, travel):
        total -= 1
    if is_broken(rule, argument, t0, r0, u, s, gap, relation, start, end, travel):
        total -= 1
    return total


@hot
def joint_change(
    plan: I32, size: int, mark: I32, place: I32, t_id: I32, r_id: I32, pair_ptr: I32, pair_rows: I32, force: F64,
    hall_force: F64, student_weight: int, near_ptr: I64, near: I32, near_n: I32,
    gap: I16, relation: U16, start: I32, end: I32, travel: I16,
) -> float:  # fmt: skip
    """What must be added to the single changes of a plan's classes, since they move together."""
    nowhere = travel.shape[0] - 1
    total = 0.0
    for i in range(size):
        mark[plan[i, 0]] = i + 1
    for i in range(size):
        a = plan[i, 0]
        t0, r0, t = place[a, 0], place[a, 1], t_id[plan[i, 1]]
        r = r_id[plan[i, 2]] if plan[i, 2] >= 0 else nowhere
        for k in range(pair_ptr[a], pair_ptr[a + 1]):
            j = mark[pair_rows[k, 0]] - 1
            if j > i:
                b = plan[j, 0]
                s = r_id[plan[j, 2]] if plan[j, 2] >= 0 else nowhere
                weight = force[pair_rows[k, 3]] if pair_rows[k, 4] else 1.0 * pair_rows[k, 5]
                total += weight * _second_difference(
                    pair_rows[k, 1], pair_rows[k, 2], t, r, t0, r0, t_id[plan[j, 1]], s, place[b, 0], place[b, 1],
                    gap, relation, start, end, travel)  # fmt: skip
        if student_weight:
            for k in range(near_ptr[a], near_ptr[a] + near_n[a]):
                j = mark[near[k, 0]] - 1
                if j > i:
                    b = plan[j, 0]
                    s = r_id[plan[j, 2]] if plan[j, 2] >= 0 else nowhere
                    total += student_weight * near[k, 1] * _second_difference(
                        TRAVEL, 0, t, r, t0, r0, t_id[plan[j, 1]], s, place[b, 0], place[b, 1],
                        gap, relation, start, end, travel)  # fmt: skip
        if r == nowhere:
            continue
        for j in range(i + 1, size):
            if plan[j, 2] < 0:
                continue
            u, s = t_id[plan[j, 1]], r_id[plan[j, 2]]
            u0, s0 = place[plan[j, 0], 0], place[plan[j, 0], 1]
            total += hall_force[r] * ((s == r and gap[t, u] < 0) - (s0 == r and gap[t, u0] < 0))
            total += hall_force[r0] * ((s0 == r0 and gap[t0, u0] < 0) - (s == r0 and gap[t0, u] < 0))
    for i in range(size):
        mark[plan[i, 0]] = 0
    return total


@hot
def joint_group_change(
    plan: I32, size: int, place: I32, t_id: I32, group_raw: I64, group_mark: I32, of_ptr: I32, of: I32, groups: I64,
    member_ptr: I32, member: I32, scratch: I32, force: F64, start: I32, end: I32, days: I64, weeks: I64,
    day_count: int, week_count: int, weight: int,
) -> float:  # fmt: skip
    """Change of the rules over sets when the classes of a plan move together."""
    total, last = 0.0, len(group_mark) - 1
    for i in range(size):  # group_mark holds a mark per rule, and behind them where the classes were
        group_mark[last - i] = place[plan[i, 0], 0]
        place[plan[i, 0], 0] = t_id[plan[i, 1]]
    for i in range(size):
        a = plan[i, 0]
        for k in range(of_ptr[a], of_ptr[a + 1]):
            g = of[k]
            if group_mark[g]:
                continue
            group_mark[g] = 1
            raw = raw_excess(g, -1, 0, place, groups, member_ptr, member, scratch, start, end, days, weeks,
                             day_count, week_count)  # fmt: skip
            before, kind = group_raw[g], groups[g, 0]
            if groups[g, 4]:
                gain = severity(kind, raw, week_count) - severity(kind, before, week_count)
                total += gain * force[groups[g, 3]]
            else:
                total += soft_price(kind, groups[g, 5], weight, raw, week_count)
                total -= soft_price(kind, groups[g, 5], weight, before, week_count)
    for i in range(size):
        a = plan[i, 0]
        place[a, 0] = group_mark[last - i]
        for k in range(of_ptr[a], of_ptr[a + 1]):
            group_mark[of[k]] = 0
    return total
