"""DifferentRoom: the classes take place in different rooms."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class DifferentRoom(PairRule):
    """Classes are in different rooms. Two classes without room are not: the rule compares them as equal.

    ``Ci.room ≠ Cj.room``

    Source: the competition's paper (PATAT 2018), constraint DifferentRoom.
    """

    kind = DistributionKind.DIFFERENT_ROOM

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether the rooms differ."""
        return a.room != b.room
