"""MaxDays(D): the classes use at most D different days of the week."""

from __future__ import annotations

from cartable_timetable.solver.arrays import I32, I64
from cartable_timetable.solver.jit import hot


@hot
def excess_days(row: I32, count: int, allowed: int, days: I64, day_count: int) -> int:
    """Days used beyond ``allowed``; ``row[:count]`` are the times of the classes."""
    used = 0
    for i in range(count):
        used |= days[row[i]]
    total = 0
    for day in range(day_count):
        total += (used >> day) & 1
    return max(0, total - allowed)
