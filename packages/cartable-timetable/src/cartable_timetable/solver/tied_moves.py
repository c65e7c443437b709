"""Moves of several classes that hard Same… rules tie: one takes a new place and the others follow."""

from __future__ import annotations

from cartable_timetable.solver.arrays import I16, I32, U16, U64, Bools
from cartable_timetable.solver.constraints.pair import is_broken
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.proposals import other_row
from cartable_timetable.solver.randomness import below


@hot
def _fits(
    o: int, t: int, r: int, tie: int, plan: I32, mark: I32, t_id: I32, r_id: I32, ptr: I32, rows: I32,
    gap: I16, relation: U16, start: I32, end: I32, travel: I16,
) -> bool:  # fmt: skip
    """Whether (t, r) keeps the ties of class ``o`` with the classes already planned."""
    for i in range(ptr[o], ptr[o + 1]):
        if rows[i, 6] == tie and mark[rows[i, 0]]:
            step = mark[rows[i, 0]] - 1
            there = r_id[plan[step, 2]] if plan[step, 2] >= 0 else travel.shape[0] - 1
            if is_broken(rows[i, 1], rows[i, 2], t, r, t_id[plan[step, 1]], there,
                         gap, relation, start, end, travel):  # fmt: skip
                return False
    return True


@hot
def _follow(
    o: int, trow: int, rrow: int, plan: I32, mark: I32, t_ptr: I32, t_id: I32, r_ptr: I32, r_id: I32, closed: Bools,
    ptr: I32, rows: I32, gap: I16, relation: U16, start: I32, end: I32, travel: I16, rng: U64,
) -> tuple[int, int]:  # fmt: skip
    """The time and room rows with which ``o`` follows the plan; its own when none suits."""
    room = r_id[rrow] if rrow >= 0 else travel.shape[0] - 1
    if not _fits(o, t_id[trow], room, 1, plan, mark, t_id, r_id, ptr, rows, gap, relation, start, end, travel):
        count = t_ptr[o + 1] - t_ptr[o]
        offset = below(rng, count)
        for i in range(count):
            row = t_ptr[o] + (i + offset) % count
            if _fits(o, t_id[row], room, 1, plan, mark, t_id, r_id, ptr, rows, gap, relation, start, end, travel):
                trow = row
                break
    if rrow < 0:
        return trow, rrow
    t = t_id[trow]
    if closed[room, t] or not _fits(o, t, room, 2, plan, mark, t_id, r_id, ptr, rows, gap, relation, start, end,
                                    travel):  # fmt: skip
        count = r_ptr[o + 1] - r_ptr[o]
        offset = below(rng, count)
        for i in range(count):
            row = r_ptr[o] + (i + offset) % count
            if not closed[r_id[row], t] and _fits(o, t, r_id[row], 2, plan, mark, t_id, r_id, ptr, rows, gap, relation,
                                                  start, end, travel):  # fmt: skip
                rrow = row
                break
    return trow, rrow


@hot
def propose_tied(
    c: int, plan: I32, mark: I32, pick: I32, t_ptr: I32, t_id: I32, r_ptr: I32, r_id: I32, closed: Bools,
    ptr: I32, rows: I32, gap: I16, relation: U16, start: I32, end: I32, travel: I16, rng: U64,
) -> int:  # fmt: skip
    """Class ``c`` takes a random place; tied classes whose tie would break follow, breadth first."""
    kind = below(rng, 3)
    plan[0, 0], plan[0, 1], plan[0, 2] = c, pick[c, 0], pick[c, 1]
    if kind != 1:
        plan[0, 1] = other_row(c, pick[c, 0], t_ptr, rng)
    if kind != 0 and pick[c, 1] >= 0:
        plan[0, 2] = other_row(c, pick[c, 1], r_ptr, rng)
    mark[c] = 1
    count, done = 1, 0
    while done < count:
        a = plan[done, 0]
        done += 1
        for i in range(ptr[a], ptr[a + 1]):
            o = rows[i, 0]
            if mark[o] == 0 and count < plan.shape[0]:
                trow, rrow = _follow(o, pick[o, 0], pick[o, 1], plan, mark, t_ptr, t_id, r_ptr, r_id, closed,
                                     ptr, rows, gap, relation, start, end, travel, rng)  # fmt: skip
                plan[count, 0], plan[count, 1], plan[count, 2] = o, trow, rrow
                count += 1
                mark[o] = count
    legal = True
    for i in range(count):
        mark[plan[i, 0]] = 0
        if plan[i, 2] >= 0 and closed[r_id[plan[i, 2]], t_id[plan[i, 1]]]:
            legal = False
    return count if legal else 0
