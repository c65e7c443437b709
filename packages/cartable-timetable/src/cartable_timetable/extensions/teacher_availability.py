"""TeacherAvailability: a teacher doesn't teach when they can't."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.extensions.extension import Extension, Part
from cartable_timetable.extensions.facts import Facts
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.extensions.registry import register
from cartable_timetable.extensions.scope import Scope
from cartable_timetable.model import Problem, Time


@register
@dataclass(frozen=True, slots=True)
class TeacherAvailability(Extension):
    """None of the ``classes`` of ``teacher`` meets at a time when they are ``unavailable``.

    ``excess`` = classes that share a slot, on a day and week of both, with some unavailable time; each counts once.
    """

    kind = ExtensionKind.TEACHER_AVAILABILITY

    teacher: str
    classes: tuple[str, ...]
    unavailable: tuple[Time, ...]

    def measure(self, facts: Facts) -> list[Part]:
        """The classes that meet while the teacher is away."""
        placements = facts.placements
        return [Part(name, 1) for name in self.classes if name in placements and self.is_away_at(placements[name].time)]

    def is_away_at(self, time: Time) -> bool:
        """Whether a class at this time would meet while the teacher is away."""
        return any(overlap(time, away) for away in self.unavailable)

    def list_watched(self, problem: Problem) -> Iterator[str]:
        """None: students don't matter."""
        return iter(())

    def note_faults(self, scope: Scope) -> None:
        """Notes unknown classes, and times beyond the day."""
        scope.check_not_empty(self.classes)
        scope.check_not_empty(self.unavailable)
        scope.check_classes(self.classes)
        scope.check_times(self.unavailable)
