"""LunchBreak: everybody has time to eat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.extensions.person_days import Meetings, iterate_person_days
from cartable_timetable.extensions.person_extension import Gauge, PersonExtension
from cartable_timetable.extensions.registry import register
from cartable_timetable.extensions.scope import Scope
from cartable_timetable.model import Placement


@register
@dataclass(frozen=True, slots=True)
class LunchBreak(PersonExtension):
    """Each day, each person has ``length`` slots in a row without class between ``start`` and ``end``.

    ``excess`` = days of people, over the weeks, where the longest free stretch of ``[start, end)`` is shorter than
    ``length``; a soft one costs ``penalty × excess div nrWeeks``.
    """

    kind = ExtensionKind.LUNCH_BREAK
    is_by_week = True

    start: int
    end: int
    length: int

    def gauge(self, context: RuleContext) -> Gauge:
        """Days without lunch."""

        def count(placements: Sequence[Placement]) -> int:
            days = iterate_person_days(placements, context.days)
            return sum(weeks for meetings, weeks in days if self._longest_free(meetings) < self.length)

        return count

    def _longest_free(self, meetings: Meetings) -> int:
        longest, at = 0, self.start
        for start, end in meetings:
            longest = max(longest, min(start, self.end) - at)
            at = max(at, end)
        return max(longest, self.end - at)

    def note_faults(self, scope: Scope) -> None:
        """Notes people who don't exist, and a window beyond the day or too short."""
        scope.check_who(self.who)
        scope.check_within_day(self.start, self.end)
        if self.start + self.length > self.end:
            window = {"start": self.start, "end": self.end, "length": self.length}
            scope.faults.add("extension_break_too_long", scope.where, scope.line, **window)
