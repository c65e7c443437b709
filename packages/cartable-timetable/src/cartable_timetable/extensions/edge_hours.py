"""EdgeHours: neither too early nor too late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.extensions.person_extension import Gauge, PersonExtension
from cartable_timetable.extensions.registry import register
from cartable_timetable.extensions.scope import Scope
from cartable_timetable.model import Placement, Time


@register
@dataclass(frozen=True, slots=True)
class EdgeHours(PersonExtension):
    """No meeting of a person begins before slot ``first`` or ends after slot ``last``.

    ``excess`` = meetings of people that do, over the days and weeks (one that does both counts once); a soft one costs
    ``penalty × excess div nrWeeks``.
    """

    kind = ExtensionKind.EDGE_HOURS
    is_by_week = True

    first: int
    last: int

    def gauge(self, context: RuleContext) -> Gauge:
        """Meetings at the edges of the day."""

        def count(placements: Sequence[Placement]) -> int:
            return sum(self.count_meetings(placement.time) for placement in placements)

        return count

    def count_meetings(self, time: Time) -> int:
        """Meetings over the term of a class at this time, if it is at an edge of the day; otherwise 0."""
        if time.start >= self.first and time.end <= self.last:
            return 0
        return time.days.bit_count() * time.weeks.bit_count()

    def note_faults(self, scope: Scope) -> None:
        """Notes people who don't exist, and hours beyond the day."""
        scope.check_who(self.who)
        scope.check_within_day(self.first, self.last)
