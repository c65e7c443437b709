"""What constraints are measured on: where classes are, who is in them, and the problem laid out for look-up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.checking.placements import resolve_placements
from cartable_timetable.checking.students import list_attendance
from cartable_timetable.model import Placement, Solution, Subpart


class Facts:
    """One timetable of one problem.

    ``people`` are the students of each class, each once; ``attendance`` the classes of each student of the problem.
    Both are read when asked, so that a search may change them in place.
    """

    def __init__(
        self,
        index: ProblemIndex,
        placements: Mapping[str, Placement],
        people: Mapping[str, Collection[str]],
        attendance: Mapping[str, Iterable[str]],
    ) -> None:
        self.index = index
        self.placements = placements
        self.people = people
        self.attendance = attendance
        self.context = index.context
        self.subparts: dict[str, Subpart] = {
            subpart.id: subpart
            for course in index.problem.courses
            for config in course.configs
            for subpart in config.subparts
        }

    @classmethod
    def of_solution(cls, index: ProblemIndex, solution: Solution) -> Facts:
        """The facts of a solution: classes that it doesn't place, or that don't exist, are left out."""
        people = {name: dict.fromkeys(solution.students.get(name, ())) for name in index.classes}
        return cls(index, resolve_placements(index, solution), people, list_attendance(index, solution))

    def size(self, class_: str) -> int:
        """Students of a class."""
        return len(self.people.get(class_, ()))

    def placed(self, classes: Iterable[str]) -> list[Placement]:
        """Where those of the classes that have a place are."""
        return [self.placements[name] for name in classes if name in self.placements]

    def classes_in(self, student: str, course: str) -> list[str]:
        """The classes of a course that a student is in."""
        homes = self.index.homes
        return [name for name in self.attendance.get(student, ()) if homes[name].course == course]
