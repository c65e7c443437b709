"""MaxDays: the classes use at most D days of the week."""

from __future__ import annotations

from collections.abc import Sequence

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import SetRule
from cartable_timetable.model import DistributionKind, Placement


@register
class MaxDays(SetRule):
    """Over the whole term, the classes meet on at most D different days of the week.

    ``countNonzeroBits(C1.days or … or Cn.days) ≤ D``; a soft one costs ``penalty × (days used − D)``, not divided by
    the weeks.

    Source: the competition's paper (PATAT 2018), constraint MaxDays(D).
    """

    kind = DistributionKind.MAX_DAYS

    def measure_excess(self, placements: Sequence[Placement], ctx: RuleContext) -> int:
        """Days of the week used beyond D."""
        used = 0
        for placement in placements:
            used |= placement.time.days
        return max(0, used.bit_count() - self.arguments[0])

    def price(self, penalty: int, excess: int, ctx: RuleContext) -> int:
        """The penalty for each day too many."""
        return penalty * excess
