"""NeedsSection: some students need a section in their language, or one that is adapted to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartable_timetable.extensions.extension import Extension, Part
from cartable_timetable.extensions.facts import Facts
from cartable_timetable.extensions.kept_together import list_course_classes
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.extensions.registry import register
from cartable_timetable.extensions.scope import Scope
from cartable_timetable.model import Problem


@register
@dataclass(frozen=True, slots=True)
class NeedsSection(Extension):
    """Each of ``students`` is in one of ``classes`` of ``course``; ``need`` says why, in words.

    ``excess`` = how many of them have classes of the course, and none of ``classes``. For a lecture and a tutorial in
    one language, write two constraints.
    """

    kind = ExtensionKind.NEEDS_SECTION

    course: str
    students: tuple[str, ...]
    classes: tuple[str, ...]
    need: str = ""

    def measure(self, facts: Facts) -> list[Part]:
        """The students who are elsewhere."""
        wanted, elsewhere = set(self.classes), []
        for student in dict.fromkeys(self.students):
            taken = facts.classes_in(student, self.course)
            if taken and wanted.isdisjoint(taken):
                elsewhere.append(Part(student, 1))
        return elsewhere

    def list_watched(self, problem: Problem) -> Iterator[str]:
        """The classes of the course."""
        return list_course_classes(problem, self.course)

    def note_faults(self, scope: Scope) -> None:
        """Notes an unknown course, students who haven't chosen it, and classes of other courses."""
        scope.check_course(self.course)
        scope.check_not_empty(self.students)
        scope.check_not_empty(self.classes)
        scope.check_students(self.students, self.course)
        scope.check_classes(self.classes)
        for identifier in self.classes:
            home = scope.names.course_of.get(identifier)
            if home is not None and home != self.course and self.course in scope.names.courses:
                where, line = scope.inner("class", identifier)
                scope.faults.add("extension_class_not_in_course", where, line, id=identifier, course=self.course)
