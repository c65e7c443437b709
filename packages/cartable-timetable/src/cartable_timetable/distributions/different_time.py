"""DifferentTime: the classes never share a slot of the day."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import overlap_in_day
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class DifferentTime(PairRule):
    """Classes share no slot of the day, even when they meet on different days or weeks.

    ``(Ci.end ≤ Cj.start) ∨ (Cj.end ≤ Ci.start)``

    Source: the competition's paper (PATAT 2018), constraint DifferentTime.
    """

    kind = DistributionKind.DIFFERENT_TIME

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether the slots of the day are disjoint."""
        return not overlap_in_day(a.time, b.time)
