"""SameWeeks: the weeks of one class are among those of the other."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import is_subset
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class SameWeeks(PairRule):
    """The class that meets in fewer weeks meets only in weeks of the other.

    ``((Ci.weeks or Cj.weeks) = Ci.weeks) ∨ ((Ci.weeks or Cj.weeks) = Cj.weeks)``

    Source: the competition's paper (PATAT 2018), constraint SameWeeks.
    """

    kind = DistributionKind.SAME_WEEKS

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether one set of weeks holds the other."""
        return is_subset(a.time.weeks, b.time.weeks)
