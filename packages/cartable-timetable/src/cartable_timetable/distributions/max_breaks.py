"""MaxBreaks: at most R breaks a day."""

from __future__ import annotations

from collections.abc import Sequence

from cartable_timetable.distributions.blocks import iterate_days, merge_blocks
from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import SetRule
from cartable_timetable.model import DistributionKind, Placement


@register
class MaxBreaks(SetRule):
    """On every day of every week there are at most R breaks, a break being a gap of more than S slots.

    ``|MergeBlocks(d, w, S)| ≤ R + 1``; a soft one costs ``penalty × Σ max(0, blocks − (R + 1)) div nrWeeks``.

    Source: the competition's paper (PATAT 2018), constraint MaxBreaks(R, S).
    """

    kind = DistributionKind.MAX_BREAKS
    arity = 2

    def measure_excess(self, placements: Sequence[Placement], ctx: RuleContext) -> int:
        """Blocks beyond R + 1, summed over days and weeks."""
        breaks, gap = self.arguments
        days = iterate_days(placements, ctx.days, ctx.weeks)
        return sum(max(0, len(merge_blocks(meetings, gap)) - breaks - 1) for meetings in days)
