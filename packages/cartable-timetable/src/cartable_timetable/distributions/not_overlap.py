"""NotOverlap: the classes never meet at once."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class NotOverlap(PairRule):
    """Classes never share a slot on a day and week of both.

    ``(Ci.end ≤ Cj.start) ∨ (Cj.end ≤ Ci.start) ∨ (Ci.days and Cj.days) = 0 ∨ (Ci.weeks and Cj.weeks) = 0``

    Source: the competition's paper (PATAT 2018), constraint NotOverlap.
    """

    kind = DistributionKind.NOT_OVERLAP

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether both never meet at once."""
        return not overlap(a.time, b.time)
