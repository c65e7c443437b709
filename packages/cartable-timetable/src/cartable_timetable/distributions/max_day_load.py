"""MaxDayLoad: at most S slots of teaching a day."""

from __future__ import annotations

from collections.abc import Sequence

from cartable_timetable.distributions.blocks import iterate_days
from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import SetRule
from cartable_timetable.model import DistributionKind, Placement


@register
class MaxDayLoad(SetRule):
    """On every day of every week, the lengths of the classes add up to at most S slots.

    ``DayLoad(d, w) ≤ S``; a soft one costs ``penalty × Σ max(0, DayLoad(d, w) − S) div nrWeeks``.

    Source: the competition's paper (PATAT 2018), constraint MaxDayLoad(S).
    """

    kind = DistributionKind.MAX_DAY_LOAD

    def measure_excess(self, placements: Sequence[Placement], ctx: RuleContext) -> int:
        """Slots beyond S, summed over days and weeks."""
        limit = self.arguments[0]
        days = iterate_days(placements, ctx.days, ctx.weeks)
        return sum(max(0, sum(end - start for start, end in meetings) - limit) for meetings in days)
