"""Conflicts of a student, and the change of their classes with everything kept up to date."""

from __future__ import annotations

from cartable_timetable.sectioning.arrays import I32, I64, U8
from cartable_timetable.sectioning.jit import hot


@hot
def clash(a: int, b: int, bits: U8) -> int:
    """1 when nobody can attend both classes, otherwise 0."""
    return (bits[a, b >> 3] >> (b & 7)) & 1  # type: ignore[no-any-return]


@hot
def count_with(c: int, low: int, high: int, slot: I32, bits: U8) -> int:
    """Clashes of class ``c`` with the classes of the slots from ``low`` up to ``high``."""
    total = 0
    for i in range(low, high):
        if slot[i] >= 0:
            total += clash(c, slot[i], bits)
    return total


@hot
def count_bundle(bundle: I32, width: int, low: int, first: int, last: int, high: int, slot: I32, bits: U8) -> int:
    """Conflicts of ``bundle`` for a student of slots ``low`` to ``high``, in place of those ``first`` to ``last``."""
    total = 0
    for i in range(width):
        if bundle[i] >= 0:
            total += count_with(bundle[i], low, first, slot, bits) + count_with(bundle[i], last, high, slot, bits)
            total += count_with(bundle[i], 0, i, bundle, bits)
    return total


@hot
def note_conflicts(
    student: int, change: int, conflicts: I32, hot_list: I32, hot_at: I32, hot_count: I32
) -> None:  # fmt: skip
    """Add to a student's conflicts, and keep the list of those who have some."""
    conflicts[student] += change
    at = hot_at[student]
    if conflicts[student] > 0 and at < 0:
        hot_list[hot_count[0]] = student
        hot_at[student] = hot_count[0]
        hot_count[0] += 1
    elif conflicts[student] == 0 and at >= 0:
        hot_count[0] -= 1
        last = hot_list[hot_count[0]]
        hot_list[at] = last
        hot_at[last] = at
        hot_at[student] = -1


@hot
def write_bundle(bundle: I32, width: int, first: int, slot: I32, size: I32, totals: I64) -> None:
    """Seat the request whose slots begin at ``first`` in ``bundle``; sizes and unevenness follow, conflicts don't."""
    for i in range(width):
        old, new = slot[first + i], bundle[i]
        if old == new:
            continue
        if old >= 0:
            totals[2] -= 2 * size[old] - 1
            size[old] -= 1
        if new >= 0:
            totals[2] += 2 * size[new] + 1
            size[new] += 1
        slot[first + i] = new


@hot
def is_away(bundle: I32, width: int, first: int, home: I32) -> int:
    """1 when ``bundle`` isn't the home of the request whose slots begin at ``first``."""
    for i in range(width):
        if bundle[i] != home[first + i]:
            return 1
    return 0
