"""CompactDays: little waiting between two classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cartable_timetable.distributions.blocks import merge_blocks
from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.extensions.person_days import iterate_person_days
from cartable_timetable.extensions.person_extension import Gauge, PersonExtension
from cartable_timetable.extensions.registry import register
from cartable_timetable.model import Placement


@register
@dataclass(frozen=True, slots=True)
class CompactDays(PersonExtension):
    """Between two classes of a day, nobody waits more than ``max_gap`` slots.

    ``excess = Σ max(0, gap − max_gap)`` over the people, weeks, days and gaps of the day (from the end of what came
    before to the next start); a soft one costs ``penalty × excess div nrWeeks``, the idle slots of an average week.
    """

    kind = ExtensionKind.COMPACT_DAYS
    is_by_week = True

    max_gap: int = 0

    def gauge(self, context: RuleContext) -> Gauge:
        """Idle slots."""

        def count(placements: Sequence[Placement]) -> int:
            idle = 0
            for meetings, weeks in iterate_person_days(placements, context.days):
                blocks = merge_blocks(meetings, 0)
                gaps = (after.start - before.end for before, after in zip(blocks, blocks[1:], strict=False))
                idle += weeks * sum(max(0, gap - self.max_gap) for gap in gaps)
            return idle

        return count
