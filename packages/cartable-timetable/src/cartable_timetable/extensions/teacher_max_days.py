"""TeacherMaxDays: a teacher comes so many days a week at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartable_timetable.extensions.extension import Extension, Part
from cartable_timetable.extensions.facts import Facts
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.extensions.registry import register
from cartable_timetable.extensions.scope import Scope
from cartable_timetable.model import Problem


@register
@dataclass(frozen=True, slots=True)
class TeacherMaxDays(Extension):
    """The ``classes`` of ``teacher`` use at most ``days`` days of the week, over the whole term.

    ``excess = max(0, countNonzeroBits(C1.days or … or Cn.days) − days)``, that of the competition's MaxDays.
    """

    kind = ExtensionKind.TEACHER_MAX_DAYS

    teacher: str
    classes: tuple[str, ...]
    days: int

    def measure(self, facts: Facts) -> list[Part]:
        """The teacher, with the days too many."""
        used = 0
        for placement in facts.placed(self.classes):
            used |= placement.time.days
        excess = used.bit_count() - self.days
        return [Part(self.teacher, excess)] if excess > 0 else []

    def list_watched(self, problem: Problem) -> Iterator[str]:
        """None: students don't matter."""
        return iter(())

    def note_faults(self, scope: Scope) -> None:
        """Notes unknown classes."""
        scope.check_not_empty(self.classes)
        scope.check_classes(self.classes)
