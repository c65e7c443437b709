"""SameAttendees: someone can attend all the classes, travel included."""

from __future__ import annotations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import share_a_day
from cartable_timetable.distributions.registry import register
from cartable_timetable.distributions.rule import PairRule
from cartable_timetable.model import DistributionKind, Placement


@register
class SameAttendees(PairRule):
    """On a shared day and week, the gap leaves time to go from one room to the other; travel is 0 without a room.

    ``(Ci.end + travel(Ci.room, Cj.room) ≤ Cj.start) ∨ (Cj.end + travel(Ci.room, Cj.room) ≤ Ci.start) ∨
    no shared day ∨ no shared week``

    Source: the competition's paper (PATAT 2018), constraint SameAttendees.
    """

    kind = DistributionKind.SAME_ATTENDEES

    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether someone can attend both."""
        first, second = a.time, b.time
        if not share_a_day(first, second):
            return True
        travel = ctx.travel_between(a.room, b.room)
        return first.end + travel <= second.start or second.end + travel <= first.start
