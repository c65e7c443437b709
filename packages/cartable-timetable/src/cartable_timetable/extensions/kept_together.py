"""KeptTogether: friends, apprentices of one firm or players of one team take a course in the same groups."""

from __future__ import annotations

from collections import Counter
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
class KeptTogether(Extension):
    """``students`` are in the same class of each subpart of ``course``.

    ``excess = Σp (n − max_c n_c)`` over the subparts ``p`` of the configuration that most of them follow (the first
    one on a tie), where ``n`` counts those of them who have a class of the course and ``n_c`` those in class ``c``.
    """

    kind = ExtensionKind.KEPT_TOGETHER

    course: str
    students: tuple[str, ...]

    def measure(self, facts: Facts) -> list[Part]:
        """The students outside the biggest common class, each as many times as there are subparts where they are."""
        taken = {student: facts.classes_in(student, self.course) for student in self.students}
        seated = [student for student, classes in taken.items() if classes]
        if not seated:
            return []
        homes = facts.index.homes
        followed = Counter(config for student in seated for config in {homes[name].config for name in taken[student]})
        configs = facts.index.courses[self.course].configs
        main = max(configs, key=lambda config: followed[config.id])  # max keeps the first of equals
        outside: Counter[str] = Counter()
        for subpart in main.subparts:
            members = [{student for student in seated if class_.id in taken[student]} for class_ in subpart.classes]
            together = max(members, key=len)
            outside.update(student for student in seated if student not in together)
        return [Part(student, outside[student]) for student in seated if outside[student]]

    def list_watched(self, problem: Problem) -> Iterator[str]:
        """The classes of the course."""
        return list_course_classes(problem, self.course)

    def note_faults(self, scope: Scope) -> None:
        """Notes an unknown course, and students who don't exist or haven't chosen it."""
        scope.check_course(self.course)
        scope.check_not_empty(self.students)
        scope.check_students(self.students, self.course)


def list_course_classes(problem: Problem, course: str) -> Iterator[str]:
    """Every class of a course."""
    for item in problem.courses:
        if item.id == course:
            for config in item.configs:
                for subpart in config.subparts:
                    yield from (class_.id for class_ in subpart.classes)
