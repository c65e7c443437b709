"""DifferentWeeks: the classes share no week."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class DifferentWeeks(PairRule):
    """Classes share no week of the term.

    ``(Ci.weeks and Cj.weeks) = 0``

    Source: the competition's paper (PATAT 2018), constraint DifferentWeeks.
    """

    kind = DistributionKind.DIFFERENT_WEEKS

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether no week is shared."""
        return a.time.weeks & b.time.weeks == 0
