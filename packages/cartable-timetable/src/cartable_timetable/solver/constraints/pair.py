"""Rules between two classes."""

from __future__ import annotations

from cartable_timetable.solver.arrays import FAR, I16, I32, U16
from cartable_timetable.solver.jit import hot
from cartable_timetable.solver.rules import DIFFERENT_ROOM, GAP, RELATION, SAME_ROOM, SPAN, TRAVEL


@hot
def is_broken(
    rule: int, argument: int, ta: int, ra: int, tb: int, rb: int,
    gap: I16, relation: U16, start: I32, end: I32, travel: I16,
) -> bool:  # fmt: skip
    """Whether classes at (ta, ra) and (tb, rb) break the rule. Nowhere is the last room."""
    if rule == TRAVEL:
        return gap[ta, tb] < travel[ra, rb]  # type: ignore[no-any-return]
    if rule == GAP:
        return gap[ta, tb] < argument  # type: ignore[no-any-return]
    if rule == RELATION:
        return (relation[ta, tb] & argument) == 0  # type: ignore[no-any-return]
    if rule == SPAN:
        if gap[ta, tb] == FAR:
            return False
        return max(end[ta], end[tb]) - min(start[ta], start[tb]) > argument  # type: ignore[no-any-return]
    nowhere = travel.shape[0] - 1
    if ra == nowhere or rb == nowhere:
        return False
    if rule == SAME_ROOM:
        return ra != rb
    return rule == DIFFERENT_ROOM and ra == rb
