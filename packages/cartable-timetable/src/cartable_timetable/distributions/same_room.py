"""SameRoom: the classes take place in the same room."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class SameRoom(PairRule):
    """Classes are in the same room. A class without room never breaks the rule.

    ``Ci.room = Cj.room``

    Source: the competition's paper (PATAT 2018), constraint SameRoom.
    """

    kind = DistributionKind.SAME_ROOM

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether the rooms are the same, or one class has none."""
        return a.room is None or b.room is None or a.room == b.room
