"""MaxBlock: no run of classes longer than M slots without a break."""

from __future__ import annotations

from collections.abc import Sequence

from cartable_timetable.distributions.blocks import iterate_days, merge_blocks
from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import SetRule
from cartable_timetable.model import DistributionKind, Placement


@register
class MaxBlock(SetRule):
    """On every day of every week no block is longer than M slots; classes at most S slots apart are one block.

    ``max{B.end − B.start | B ∈ MergeBlocks(d, w, S), B of two classes or more} ≤ M``; a soft one costs
    ``penalty × (number of longer blocks) div nrWeeks``. One class alone is no block, however long.

    Source: the competition's paper (PATAT 2018), constraint MaxBlock(M, S).
    """

    kind = DistributionKind.MAX_BLOCK
    arity = 2

    def measure_excess(self, placements: Sequence[Placement], ctx: RuleContext) -> int:
        """Blocks that are too long, counted over days and weeks."""
        longest, gap = self.arguments
        days = iterate_days(placements, ctx.days, ctx.weeks)
        return sum(
            1
            for meetings in days
            for block in merge_blocks(meetings, gap)
            if block.classes > 1 and block.length > longest
        )
