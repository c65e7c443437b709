"""SameStart: the classes start at the same slot of the day."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class SameStart(PairRule):
    """Classes start at the same slot of the day, whatever their days and weeks.

    ``Ci.start = Cj.start``

    Source: the competition's paper (PATAT 2018), constraint SameStart.
    """

    kind = DistributionKind.SAME_START

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether both start at the same slot."""
        return a.time.start == b.time.start
