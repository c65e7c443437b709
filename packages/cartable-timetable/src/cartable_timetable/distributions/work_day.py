"""WorkDay: the classes of a day fit within a span of S slots."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import share_a_day
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class WorkDay(PairRule):
    """From the start of the first class to the end of the last of a day, there are at most S slots.

    ``no shared day ∨ no shared week ∨ max(Ci.end, Cj.end) − min(Ci.start, Cj.start) ≤ S``

    Source: the competition's paper (PATAT 2018), constraint WorkDay(S).
    """

    kind = DistributionKind.WORK_DAY
    arity = 1

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether both fit in the span."""
        first, second = a.time, b.time
        if not share_a_day(first, second):
            return True
        return max(first.end, second.end) - min(first.start, second.start) <= self.arguments[0]
