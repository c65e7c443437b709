"""ReservedPlaces: some seats of a class are kept for some students."""

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
class ReservedPlaces(Extension):
    """``count`` seats of ``class_`` are for ``students``, used or not; ``need`` says why, in words (a language…).

    ``excess = max(0, others − (limit − count))``, where ``others`` are the students of the class who aren't among
    ``students``. Those for whom the seats are kept may also take the other seats.
    """

    kind = ExtensionKind.RESERVED_PLACES

    class_: str
    count: int
    students: tuple[str, ...] = ()
    need: str = ""

    def measure(self, facts: Facts) -> list[Part]:
        """The class, with the reserved seats that others take."""
        limit = facts.index.classes[self.class_].limit
        if limit is None:
            return []
        holders = set(self.students)
        others = sum(student not in holders for student in facts.people.get(self.class_, ()))
        excess = others - max(0, limit - self.count)
        return [Part(self.class_, excess)] if excess > 0 else []

    def list_watched(self, problem: Problem) -> Iterator[str]:
        """The class."""
        yield self.class_

    def note_faults(self, scope: Scope) -> None:
        """Notes an unknown class, one without limit, more reserved seats than seats, and unknown students."""
        scope.check_classes((self.class_,))
        scope.check_students(self.students)
        class_ = scope.names.classes.get(self.class_)
        if class_ is None:
            return
        if class_.limit is None:
            scope.faults.add("extension_class_unlimited", scope.where, scope.line, id=class_.id)
        elif self.count > class_.limit:
            numbers = {"count": self.count, "limit": class_.limit}
            scope.faults.add("extension_reserved_too_many", scope.where, scope.line, id=class_.id, **numbers)
