"""SameDays: the days of one class are among those of the other."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import is_subset
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class SameDays(PairRule):
    """The class that meets on fewer days meets only on days of the other.

    ``((Ci.days or Cj.days) = Ci.days) ∨ ((Ci.days or Cj.days) = Cj.days)``

    Source: the competition's paper (PATAT 2018), constraint SameDays.
    """

    kind = DistributionKind.SAME_DAYS

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether one set of days holds the other."""
        return is_subset(a.time.days, b.time.days)
