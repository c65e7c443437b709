"""Codes by which the kernels know a pairwise rule, and how each kind of the competition translates into one."""

from __future__ import annotations

from cartable_timetable.model import DistributionKind as Kind
from cartable_timetable.solver import relations

RELATION = 0
"""Broken unless a bit of the relation matrix is set; argument: the bit."""
GAP = 1
"""Broken when the gap is smaller than the argument."""
TRAVEL = 2
"""Broken when the gap is smaller than the way between the rooms."""
SPAN = 3
"""Broken when both meet on a common day and the whole stretch exceeds the argument."""
SAME_ROOM = 4
DIFFERENT_ROOM = 5

TIME_TIE = 1
ROOM_TIE = 2

_BITS = {
    Kind.SAME_START: relations.SAME_START,
    Kind.SAME_TIME: relations.SAME_TIME,
    Kind.DIFFERENT_TIME: relations.DIFFERENT_TIME,
    Kind.SAME_DAYS: relations.SAME_DAYS,
    Kind.DIFFERENT_DAYS: relations.DIFFERENT_DAYS,
    Kind.SAME_WEEKS: relations.SAME_WEEKS,
    Kind.DIFFERENT_WEEKS: relations.DIFFERENT_WEEKS,
    Kind.OVERLAP: relations.OVERLAP,
    Kind.PRECEDENCE: relations.PRECEDES,
}
_TIES = {
    Kind.SAME_START: TIME_TIE,
    Kind.SAME_TIME: TIME_TIE,
    Kind.SAME_DAYS: TIME_TIE,
    Kind.SAME_WEEKS: TIME_TIE,
    Kind.OVERLAP: TIME_TIE,
    Kind.SAME_ROOM: ROOM_TIE,
}

GROUP_KINDS = {Kind.MAX_DAYS: 0, Kind.MAX_DAY_LOAD: 1, Kind.MAX_BREAKS: 2, Kind.MAX_BLOCK: 3}


def pair_rule(kind: Kind, arguments: tuple[int, ...]) -> tuple[int, int, int]:
    """Rule code, its argument, and whether the rule ties classes so tightly that they had better move together."""
    tie = _TIES.get(kind, 0)
    if kind in _BITS:
        return RELATION, _BITS[kind], tie
    if kind is Kind.NOT_OVERLAP:
        return GAP, 0, tie
    if kind is Kind.MIN_GAP:
        return GAP, arguments[0], tie
    if kind is Kind.SAME_ATTENDEES:
        return TRAVEL, 0, tie
    if kind is Kind.WORK_DAY:
        return SPAN, arguments[0], tie
    if kind is Kind.SAME_ROOM:
        return SAME_ROOM, 0, tie
    return DIFFERENT_ROOM, 0, tie
