"""SameTime: the shorter class lies within the longer one, in the day."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class SameTime(PairRule):
    """Of two classes, one contains the other in the time of the day, whatever their days and weeks.

    ``(Ci.start ≤ Cj.start ∧ Cj.end ≤ Ci.end) ∨ (Cj.start ≤ Ci.start ∧ Ci.end ≤ Cj.end)``

    Source: the competition's paper (PATAT 2018), constraint SameTime.
    """

    kind = DistributionKind.SAME_TIME

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether one contains the other."""
        first, second = a.time, b.time
        return (first.start <= second.start and second.end <= first.end) or (
            second.start <= first.start and first.end <= second.end
        )
