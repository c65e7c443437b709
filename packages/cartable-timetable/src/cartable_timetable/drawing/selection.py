"""What is drawn: the classes of a room, a student or a course, some classes, or all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cartable_timetable.drawing.words import words_of
from cartable_timetable.model import Problem, Solution

_NAMED = 6


class NotInProblem(ValueError):  # noqa: N818  # what is wrong with the request
    """A room, student, course, class or week that the problem doesn't have was asked for."""


@dataclass(frozen=True, slots=True)
class Selection:
    """``kind`` is ``room``, ``student``, ``course``, ``classes`` or ``all``; ``names`` what was asked for."""

    kind: str
    names: tuple[str, ...] = ()

    @classmethod
    def of_request(
        cls, room: str | None, student: str | None, course: str | None, class_ids: Iterable[str] | None
    ) -> Selection:
        """At most one of the four; everything when there is none. Raises ValueError when there are several."""
        asked = {"room": room, "student": student, "course": course}
        chosen = [cls(kind, (name,)) for kind, name in asked.items() if name is not None]
        if class_ids is not None:
            chosen.append(cls("classes", tuple(dict.fromkeys(class_ids))))
        if len(chosen) > 1:
            raise ValueError(
                f"draw one of room, student, course and class_ids; got {' and '.join(c.kind for c in chosen)}"
            )
        return chosen[0] if chosen else cls("all")

    def list_classes(self, problem: Problem, solution: Solution) -> list[str]:
        """Their identifiers, in the order of the problem. Raises NotInProblem."""
        every = [item.id for item in problem.classes()]
        if self.kind == "all":
            return every
        if self.kind == "classes":
            self._require({*every}, problem)
            return [name for name in every if name in self.names]
        (name,) = self.names
        if self.kind == "room":
            self._require({room.id for room in problem.rooms}, problem)
            return [item for item in every if item in solution.placements and solution.placements[item].room == name]
        if self.kind == "student":
            self._require({student.id for student in problem.students}, problem)
            return [item for item in every if name in solution.students.get(item, ())]
        self._require({course.id for course in problem.courses}, problem)
        chosen = next(course for course in problem.courses if course.id == name)
        return [item.id for config in chosen.configs for part in config.subparts for item in part.classes]

    def _require(self, known: set[str], problem: Problem) -> None:
        for name in self.names:
            if name not in known:
                kind = "class" if self.kind == "classes" else self.kind
                raise NotInProblem(f"problem {problem.name} has no {kind} {name}")

    def title(self, problem: Problem, language: str) -> str:
        """What the drawing shows, in words."""
        words = words_of(language)
        if self.kind == "all":
            return words["all"].format(name=problem.name)
        names, left = ", ".join(self.names[:_NAMED]), len(self.names) - _NAMED
        return words[self.kind].format(name=words["others"].format(names=names, count=left) if left > 0 else names)
