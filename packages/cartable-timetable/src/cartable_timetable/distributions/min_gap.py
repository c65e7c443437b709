"""MinGap: two classes of a day leave at least G slots between them."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import share_a_day
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class MinGap(PairRule):
    """Two classes of a day are at least G slots apart.

    ``no shared day ∨ no shared week ∨ (Ci.end + G ≤ Cj.start) ∨ (Cj.end + G ≤ Ci.start)``

    Source: the competition's paper (PATAT 2018), constraint MinGap(G).
    """

    kind = DistributionKind.MIN_GAP
    arity = 1

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether the gap is long enough."""
        first, second = a.time, b.time
        if not share_a_day(first, second):
            return True
        gap = self.arguments[0]
        return first.end + gap <= second.start or second.end + gap <= first.start
