"""Overlap: the classes meet at once at least once."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class Overlap(PairRule):
    """Classes share a slot on a day and week of both.

    ``(Cj.start < Ci.end) ∧ (Ci.start < Cj.end) ∧ (Ci.days and Cj.days) ≠ 0 ∧ (Ci.weeks and Cj.weeks) ≠ 0``

    Source: the competition's paper (PATAT 2018), constraint Overlap.
    """

    kind = DistributionKind.OVERLAP

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether both meet at once."""
        return overlap(a.time, b.time)
