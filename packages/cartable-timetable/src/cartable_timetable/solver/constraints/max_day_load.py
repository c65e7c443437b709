"""MaxDayLoad(S): at most S slots of teaching on any day."""

from __future__ import annotations

from cartable_timetable.solver.arrays import I32, I64
from cartable_timetable.solver.jit import hot


@hot
def excess_load(
    row: I32, count: int, allowed: int, start: I32, end: I32, days: I64, weeks: I64, day_count: int, week_count: int
) -> int:
    """Slots beyond ``allowed``, summed over every day of every week."""
    total = 0
    for week in range(week_count):
        for day in range(day_count):
            load = 0
            for i in range(count):
                t = row[i]
                if (weeks[t] >> week) & 1 and (days[t] >> day) & 1:
                    load += end[t] - start[t]
            total += max(0, load - allowed)
    return total
