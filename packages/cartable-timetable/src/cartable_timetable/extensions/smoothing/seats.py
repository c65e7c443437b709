"""Who sits where, changed in place, and which requests may change."""

from __future__ import annotations

from collections import Counter

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.extensions.facts import Facts
from cartable_timetable.model import Problem, Solution
from cartable_timetable.sectioning.clashes import find_clashes
from cartable_timetable.sectioning.shortage import list_bundles
from cartable_timetable.sectioning.structure import Structure

_MOST_BUNDLES = 2_000
"""Sets of classes of one course that are looked at; a course with more keeps its seats."""

Bundle = tuple[int, ...]
Request = tuple[str, int]
"""A student and the number of a course."""


class Seats:
    """The seats of a solution. Requests without exactly one whole bundle, as listed once, stay as they are."""

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.structure = Structure(problem)
        self.names = [item.id for item in self.structure.classes]
        self.facts = Facts.of_solution(ProblemIndex(problem), solution)
        self.people = {name: dict.fromkeys(solution.students.get(name, ())) for name in self.names}
        self.classes = {student: dict.fromkeys(names) for student, names in self.facts.attendance.items()}
        self.facts.people, self.facts.attendance = self.people, self.classes
        bits = find_clashes(problem, self.facts.placements, self.names)
        self.masks = [int.from_bytes(row.tobytes(), "little") for row in bits]
        number = self.structure.number
        self._held = {student: sum(1 << number[name] for name in names) for student, names in self.classes.items()}
        self.bundles = [
            list_bundles(self.structure, course, _MOST_BUNDLES) or [] for course in range(len(problem.courses))
        ]
        self.taken: dict[Request, Bundle] = {}
        self._load(problem, solution)

    def _load(self, problem: Problem, solution: Solution) -> None:
        structure = self.structure
        repeated = {
            (student, structure.course_of[structure.number[name]])
            for name in self.names
            for student, count in Counter(solution.students.get(name, ())).items()
            if count > 1
        }
        found: dict[Request, list[int]] = {}
        for student, names in self.classes.items():
            for name in names:
                item = structure.number[name]
                found.setdefault((student, structure.course_of[item]), []).append(item)
        for person in problem.students:
            for identifier in dict.fromkeys(person.courses):
                course = structure.course_number[identifier]
                items = found.get((person.id, course), [])
                if structure.is_bundle(course, items) and (person.id, course) not in repeated:
                    self.taken[person.id, course] = tuple(structure.in_order(items))

    def has_room(self, before: Bundle, after: Bundle) -> bool:
        """Whether one more student may enter each new class."""
        return all(
            len(self.people[self.names[item]]) < self.structure.limit[item] for item in after if item not in before
        )

    def put(self, request: Request, bundle: Bundle) -> Bundle:
        """Seats the student of a request elsewhere; returns where they were. Classes keep the order of the problem."""
        student, course = request
        before = self.taken[request]
        for item in before:
            if item not in bundle:
                del self.people[self.names[item]][student]
                del self.classes[student][self.names[item]]
                self._held[student] ^= 1 << item
        for item in bundle:
            self.people[self.names[item]].setdefault(student)
            self.classes[student].setdefault(self.names[item])
            self._held[student] |= 1 << item
        self.taken[student, course] = bundle
        return before

    def conflicts(self, student: str) -> int:
        """Pairs of the student's classes that nobody can attend both."""
        held = self._held[student]
        return sum((self.masks[self.structure.number[name]] & held).bit_count() for name in self.classes[student]) // 2

    def conflict_change(self, request: Request, bundle: Bundle) -> int:
        """How many conflicts more the student of a request would have elsewhere, without seating them there."""
        before, masks = self.taken[request], self.masks
        gone = [item for item in before if item not in bundle]
        come = [item for item in bundle if item not in before]
        rest = self._held[request[0]]
        for item in gone:
            rest ^= 1 << item
        change = 0
        for sign, items in ((1, come), (-1, gone)):
            held = rest
            for item in items:
                change += sign * (masks[item] & held).bit_count()
                held |= 1 << item
        return change
