"""Dispatch over the rules on whole sets, and what an excess costs."""

from __future__ import annotations

from cartable_timetable.solver.arrays import I32, I64
from cartable_timetable.solver.constraints.blocks import excess_breaks, long_blocks, sort_by_start
from cartable_timetable.solver.constraints.max_day_load import excess_load
from cartable_timetable.solver.constraints.max_days import excess_days
from cartable_timetable.solver.jit import hot


@hot
def raw_excess(
    g: int, c: int, t: int, place: I32, rows: I64, member_ptr: I32, member: I32, row: I32,
    start: I32, end: I32, days: I64, weeks: I64, day_count: int, week_count: int,
) -> int:  # fmt: skip
    """Excess of rule ``g`` if class ``c`` met at ``t`` (c = -1: as things are); ``row`` is scratch space."""
    count = 0
    for i in range(member_ptr[g], member_ptr[g + 1]):
        o = member[i]
        at = t if o == c else place[o, 0]
        if days[at]:  # nowhen has no day
            row[count] = at
            count += 1
    kind, first, second = rows[g, 0], rows[g, 1], rows[g, 2]
    if kind == 0:
        return excess_days(row, count, first, days, day_count)
    if kind == 1:
        return excess_load(row, count, first, start, end, days, weeks, day_count, week_count)
    sort_by_start(row, count, start)
    if kind == 2:
        return excess_breaks(row, count, first, second, start, end, days, weeks, day_count, week_count)
    return long_blocks(row, count, first, second, start, end, days, weeks, day_count, week_count)


@hot
def soft_price(kind: int, penalty: int, weight: int, raw: int, week_count: int) -> int:
    """Weighted cost of an excess: MaxDays per day, the others floor(penalty × excess / weeks)."""
    if kind == 0:
        return weight * penalty * raw
    return weight * (penalty * raw // week_count)


@hot
def severity(kind: int, raw: int, week_count: int) -> float:
    """How badly a hard rule is broken, in units of about one broken pair, so that the search sees progress."""
    if raw == 0:
        return 0.0
    if kind == 0:
        return 1.0 * raw
    scale = 12.0 if kind == 1 else 1.0
    return 0.5 + raw / (scale * week_count)


@hot
def rule_price(g: int, rows: I64, raw: int, broken: int, weight: int, week_count: int) -> int:
    """Price of an excess of rule ``g``: ``broken`` for any excess of a hard one."""
    if rows[g, 4]:
        return broken if raw > 0 else 0
    return soft_price(rows[g, 0], rows[g, 5], weight, raw, week_count)


@hot
def tabulate(
    g: int, c: int, o: int, t_c: I32, t_o: I32, out: I64, broken: int, weight: int,
    place: I32, rows: I64, member_ptr: I32, member: I32, row: I32,
    start: I32, end: I32, days: I64, weeks: I64, day_count: int, week_count: int,
) -> None:  # fmt: skip
    """``out[i, j]``: price of rule ``g`` with class ``c`` at ``t_c[i]`` and class ``o`` at ``t_o[j]``.

    With ``o`` = -1 the second axis has one column, for class ``c`` alone.
    """
    now = place[o, 0] if o >= 0 else 0
    for j in range(out.shape[1]):
        if o >= 0:
            place[o, 0] = t_o[j]
        for i in range(out.shape[0]):
            raw = raw_excess(g, c, t_c[i], place, rows, member_ptr, member, row, start, end, days, weeks, day_count,
                             week_count)  # fmt: skip
            out[i, j] = rule_price(g, rows, raw, broken, weight, week_count)
    if o >= 0:
        place[o, 0] = now
