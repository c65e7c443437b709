"""Precedence: the first meetings follow the order in which the classes are named."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.masks import lowest_bit
from cartable_timetable.model import DistributionKind, Placement


@register
class Precedence(PairRule):
    """The first meeting of each class ends before the first meeting of every class named after it begins.

    ``first(Ci.weeks) < first(Cj.weeks) ∨
    [first weeks equal ∧ (first(Ci.days) < first(Cj.days) ∨ [first days equal ∧ Ci.end ≤ Cj.start])]``

    Source: the competition's paper (PATAT 2018), constraint Precedence.
    """

    kind = DistributionKind.PRECEDENCE
    is_symmetric = False

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether the first meeting of ``a`` is over when that of ``b`` begins."""
        first, second = a.time, b.time
        weeks = lowest_bit(first.weeks), lowest_bit(second.weeks)
        if weeks[0] != weeks[1]:
            return weeks[0] < weeks[1]
        days = lowest_bit(first.days), lowest_bit(second.days)
        if days[0] != days[1]:
            return days[0] < days[1]
        return first.end <= second.start
