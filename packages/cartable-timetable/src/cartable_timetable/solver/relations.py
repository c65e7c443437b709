"""What holds between every two unique times: gaps, and one bit per relation of the competition's rules."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import FAR, I16, I32, I64, U16, Bools

SAME_START = 1
SAME_TIME = 2
DIFFERENT_TIME = 4
SAME_DAYS = 8
DIFFERENT_DAYS = 16
SAME_WEEKS = 32
DIFFERENT_WEEKS = 64
OVERLAP = 128
PRECEDES = 256
FOLLOWS = 512
EVERYTHING = 1023

_BLOCK = 256


def relate(start: I32, end: I32, days: I64, weeks: I64) -> tuple[I16, U16]:
    """Gap and relation matrices with a last row and column for *nowhen*, computed by blocks to bound memory."""
    count = len(start)
    gap = np.full((count + 1, count + 1), FAR, dtype=np.int16)
    relation = np.full((count + 1, count + 1), EVERYTHING, dtype=np.uint16)
    for low in range(0, count, _BLOCK):
        high = min(low + _BLOCK, count)
        rows = slice(low, high)
        a = start[rows, None], end[rows, None], days[rows, None], weeks[rows, None]
        b = start[None, :], end[None, :], days[None, :], weeks[None, :]
        gap[rows, :count] = _gap(*a, *b)
        relation[rows, :count] = _relation(*a, *b)
    return gap, relation


def _gap(sa: I32, ea: I32, da: I64, wa: I64, sb: I32, eb: I32, db: I64, wb: I64) -> I16:
    meet = ((da & db) != 0) & ((wa & wb) != 0)
    return np.where(meet, np.maximum(sb - ea, sa - eb), FAR).astype(np.int16)


def _relation(sa: I32, ea: I32, da: I64, wa: I64, sb: I32, eb: I32, db: I64, wb: I64) -> U16:
    bits = np.zeros(np.broadcast_shapes(sa.shape, sb.shape), dtype=np.uint16)
    bits |= np.where(sa == sb, SAME_START, 0).astype(np.uint16)
    nested = ((sa <= sb) & (eb <= ea)) | ((sb <= sa) & (ea <= eb))
    bits |= np.where(nested, SAME_TIME, 0).astype(np.uint16)
    apart = (ea <= sb) | (eb <= sa)
    bits |= np.where(apart, DIFFERENT_TIME, 0).astype(np.uint16)
    bits |= _subset_bits(da, db, SAME_DAYS, DIFFERENT_DAYS)
    bits |= _subset_bits(wa, wb, SAME_WEEKS, DIFFERENT_WEEKS)
    meet = ((da & db) != 0) & ((wa & wb) != 0)
    bits |= np.where(meet & ~apart, OVERLAP, 0).astype(np.uint16)
    bits |= np.where(_precedes(ea, da, wa, sb, db, wb), PRECEDES, 0).astype(np.uint16)
    bits |= np.where(_precedes(eb, db, wb, sa, da, wa), FOLLOWS, 0).astype(np.uint16)
    return bits


def _subset_bits(a: I64, b: I64, same: int, different: int) -> U16:
    both = a | b
    inside = (both == a) | (both == b)
    return (np.where(inside, same, 0) | np.where((a & b) == 0, different, 0)).astype(np.uint16)


def _precedes(end: I32, days: I64, weeks: I64, start: I32, later_days: I64, later_weeks: I64) -> Bools:
    """First week, then first day, then end before start: the lowest set bits compare like the first indices."""
    week_a, week_b = weeks & -weeks, later_weeks & -later_weeks
    day_a, day_b = days & -days, later_days & -later_days
    same_day = (day_a < day_b) | ((day_a == day_b) & (end <= start))
    result: Bools = (week_a < week_b) | ((week_a == week_b) & same_day)
    return result
