"""Who is in which class, kept for look-up and change; and which classes clash, as one number a class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cartable_timetable.model import Placement, Problem, Solution, Student
from cartable_timetable.sectioning.clashes import find_clashes
from cartable_timetable.sectioning.structure import NO_LIMIT, Structure
from cartable_timetable.solution_lengths import complete_lengths

Bundle = tuple[int, ...]


class Roster:
    """Students, their courses and classes, by class number of ``structure``.

    ``masks[c]`` has a bit for each class that clashes with class ``c``; ``taken[student]`` a bit for each class of the
    student; ``seats[student][course]`` their classes of a course they chose, empty while they have none.
    """

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.problem = problem
        self.structure = Structure(problem)
        self.placements: dict[str, Placement] = dict(complete_lengths(solution, problem).placements)
        self.names = [item.id for item in self.structure.classes]
        bits = find_clashes(problem, self.placements, self.names)
        self.masks = [int.from_bytes(row.tobytes(), "little") for row in bits]
        self.people: list[dict[str, None]] = [{} for _ in self.names]
        self.seats: dict[str, dict[int, Bundle]] = {}
        self.taken: dict[str, int] = {}
        for student in problem.students:
            self.enter(student.id)
            for course in student.courses:
                self.seats[student.id][self.structure.course_number[course]] = ()
        self._load(solution)

    def enter(self, student: str) -> None:
        """Makes a student known, without courses."""
        self.seats[student] = {}
        self.taken[student] = 0

    def size(self, item: int) -> int:
        """Students of a class."""
        return len(self.people[item])

    def is_full(self, item: int) -> bool:
        """Whether a class has no seat left."""
        return len(self.people[item]) >= self.structure.limit[item]

    def seats_left(self, items: Iterable[int]) -> int | None:
        """Seats of the fullest of ``items``; None when none of them has a limit."""
        limited = [item for item in items if self.structure.limit[item] < NO_LIMIT]
        return min((self.structure.limit[item] - self.size(item) for item in limited), default=None)

    def others_taken(self, student: str, course: int) -> int:
        """The student's classes but those of ``course``, as a mask."""
        return self.taken[student] & ~mask_of(self.seats[student].get(course, ()))

    def clashes_of(self, student: str) -> int:
        """Pairs of the student's classes that clash."""
        classes = [item for bundle in self.seats[student].values() for item in bundle]
        return sum((self.masks[item] & self.taken[student]).bit_count() for item in classes) // 2

    def clashes_with(self, bundle: Bundle, others: int) -> int:
        """Clashes that ``bundle`` brings beside the classes of the mask ``others``."""
        mask = mask_of(bundle)
        inside = sum((self.masks[item] & mask).bit_count() for item in bundle) // 2
        return inside + sum((self.masks[item] & others).bit_count() for item in bundle)

    def put(self, student: str, course: int, bundle: Bundle) -> Bundle:
        """Gives the student these classes of a course instead of those they had, which it returns."""
        before = self.seats[student].get(course, ())
        for item in before:
            if item not in bundle:
                del self.people[item][student]
        for item in bundle:
            self.people[item][student] = None
        self.seats[student][course] = bundle
        self.taken[student] = self.taken[student] & ~mask_of(before) | mask_of(bundle)
        return before

    def leave(self, student: str, course: int) -> Bundle:
        """Takes a course from a student; returns the classes that they had."""
        before = self.put(student, course, ())
        del self.seats[student][course]
        return before

    def as_problem(self) -> Problem:
        """The problem with the students and choices of this moment."""
        ids = self.structure.course_ids
        students = tuple(
            Student(student, tuple(ids[course] for course in courses)) for student, courses in self.seats.items()
        )
        return replace(self.problem, students=students)

    def as_solution(self) -> Solution:
        """The timetable with the students of this moment."""
        people = {name: tuple(members) for name, members in zip(self.names, self.people, strict=True)}
        return Solution(self.problem.name, dict(self.placements), people)

    def _load(self, solution: Solution) -> None:
        """Seats of the solution; a student whose classes of a course aren't one whole bundle begins without."""
        found: dict[tuple[str, int], list[int]] = {}
        for name, students in solution.students.items():
            item = self.structure.number.get(name)
            if item is None:
                continue
            for student in dict.fromkeys(students):
                course = self.structure.course_of[item]
                if course in self.seats.get(student, {}):
                    found.setdefault((student, course), []).append(item)
        for (student, course), items in found.items():
            if self.structure.is_bundle(course, items):
                self.put(student, course, tuple(self.structure.in_order(items)))


def mask_of(items: Iterable[int]) -> int:
    """A bit for each class."""
    mask = 0
    for item in items:
        mask |= 1 << item
    return mask
