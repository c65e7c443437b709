"""DifferentDays: the classes share no day of the week."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class DifferentDays(PairRule):
    """Classes share no day of the week, even when they meet in different weeks.

    ``(Ci.days and Cj.days) = 0``

    Source: the competition's paper (PATAT 2018), constraint DifferentDays.
    """

    kind = DistributionKind.DIFFERENT_DAYS

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether no day is shared."""
        return a.time.days & b.time.days == 0
