"""MaxBreaks(R, S) and MaxBlock(M, S): both cut a day into blocks of classes at most S slots apart."""

from __future__ import annotations

from cartable_timetable.solver.arrays import I32, I64
from cartable_timetable.solver.jit import hot


@hot
def sort_by_start(row: I32, count: int, start: I32) -> None:
    """Order ``row[:count]`` by start, in place: insertion, since sets are small and nearly sorted."""
    for i in range(1, count):
        t = row[i]
        j = i - 1
        while j >= 0 and start[row[j]] > start[t]:
            row[j + 1] = row[j]
            j -= 1
        row[j + 1] = t


@hot
def excess_breaks(
    row: I32, count: int, allowed: int, joint: int,
    start: I32, end: I32, days: I64, weeks: I64, day_count: int, week_count: int,
) -> int:  # fmt: skip
    """Blocks beyond ``allowed`` + 1, summed over every day of every week; ``row`` is sorted by start."""
    total = 0
    for week in range(week_count):
        for day in range(day_count):
            blocks, last = 0, 0
            for i in range(count):
                t = row[i]
                if (weeks[t] >> week) & 1 and (days[t] >> day) & 1:
                    if blocks == 0 or start[t] > last + joint:
                        blocks += 1
                        last = end[t]
                    else:
                        last = max(last, end[t])
            total += max(0, blocks - allowed - 1)
    return total


@hot
def long_blocks(
    row: I32, count: int, allowed: int, joint: int,
    start: I32, end: I32, days: I64, weeks: I64, day_count: int, week_count: int,
) -> int:  # fmt: skip
    """Blocks of two classes or more longer than ``allowed``, over every day of every week; ``row`` is sorted."""
    total = 0
    for week in range(week_count):
        for day in range(day_count):
            size, first, last = 0, 0, 0
            for i in range(count):
                t = row[i]
                if (weeks[t] >> week) & 1 and (days[t] >> day) & 1:
                    if size and start[t] <= last + joint:
                        size += 1
                        last = max(last, end[t])
                    else:
                        if size > 1 and last - first > allowed:
                            total += 1
                        size, first, last = 1, start[t], end[t]
            if size > 1 and last - first > allowed:
                total += 1
    return total
