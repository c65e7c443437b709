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
