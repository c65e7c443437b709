"""From a problem and a timetable to arrays, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from cartable_timetable.model import Placement, Problem
from cartable_timetable.sectioning.arrays import I32, U8, Seating, Tables
from cartable_timetable.sectioning.clashes import find_clashes
from cartable_timetable.sectioning.structure import Structure

Attendance = Mapping[str, Sequence[str]]
"""The students of each class, by identifier."""


class Compiled:
    """Arrays of one problem, with the names that go with the numbers."""

    def __init__(self, problem: Problem, placements: Mapping[str, Placement], homes: Attendance | None) -> None:
        self.problem = problem
        self.structure = Structure(problem)
        self.requests = [
            (row, self.structure.course_number[course])
            for row, student in enumerate(problem.students)
            for course in student.courses
        ]
        self.tables = self._tables(find_clashes(problem, placements, [item.id for item in self.structure.classes]))
        if homes is not None:
            self._settle(homes)

    def classes_of(self, seating: Seating, request: int) -> list[int]:
        """Numbers of the classes of a request."""
        first, last = self.tables.slot_ptr[request], self.tables.slot_ptr[request + 1]
        return [int(item) for item in seating.slot[first:last] if item >= 0]

    def attendance(self, seating: Seating) -> dict[str, tuple[str, ...]]:
        """The students of every class, in the order of the problem."""
        taken = np.flatnonzero(seating.slot >= 0)
        owner = np.repeat(self.tables.student_of, np.diff(self.tables.slot_ptr))[taken]
        order = np.argsort(seating.slot[taken], kind="stable")
        bounds = np.searchsorted(seating.slot[taken][order], np.arange(len(self.structure.classes) + 1))
        names = [student.id for student in self.problem.students]
        people = [names[row] for row in owner[order].tolist()]
        return {
            item.id: tuple(people[low:high])
            for item, low, high in zip(self.structure.classes, bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
        }

    def seat_at_home(self) -> Seating:
        """Every request at home, in order, where its classes have seats left; the others without classes."""
        from cartable_timetable.sectioning.recounting import recount

        tables = self.tables
        slot = np.full(int(tables.slot_ptr[-1]), -1, dtype=np.int32)
        size = [0] * len(self.structure.classes)
        for request in np.flatnonzero(tables.has_home).tolist():
            first, last = tables.slot_ptr[request], tables.slot_ptr[request + 1]
            classes = [item for item in tables.home[first:last].tolist() if item >= 0]
            if all(size[item] < self.structure.limit[item] for item in classes):
                slot[first:last] = tables.home[first:last]
                for item in classes:
                    size[item] += 1
        return recount(tables, slot)

    def _tables(self, bits: U8) -> Tables:
        structure = self.structure
        course_of = _array(course for _, course in self.requests)
        width = _array(structure.width(course) for course in range(len(structure.courses)))
        mates = np.argsort(course_of, kind="stable").astype(np.int32)
        choice = np.array([structure.has_choice(k) for k in range(len(structure.courses))] or [False])
        slots = int(width[course_of].sum()) if len(course_of) else 0
        parts = [members for config in structure.configs for members in config]
        return Tables(
            bits=bits,
            limit=_array(structure.limit),
            parent=_array(structure.parent),
            place_of=_array(structure.place_of),
            config_of=_array(structure.config_of),
            course_ptr=_pointers(map(len, structure.courses)),
            config_ptr=_pointers(map(len, structure.configs)),
            part_ptr=_pointers(map(len, parts)),
            member=_array(item for members in parts for item in members),
            course_of=course_of,
            student_of=_array(student for student, _ in self.requests),
            slot_ptr=_pointers(width[course_of].tolist() if len(course_of) else []),
            student_ptr=_pointers(len(student.courses) for student in self.problem.students),
            mate_ptr=_pointers(np.bincount(course_of, minlength=len(structure.courses)).tolist()),
            mate=mates,
            movable=np.flatnonzero(choice[course_of]).astype(np.int32) if len(course_of) else _array([]),
            home=np.full(slots, -1, dtype=np.int32),
            has_home=np.zeros(len(course_of), dtype=np.uint8),
        )

    def _settle(self, homes: Attendance) -> None:
        """Note the home of every request that has one whole bundle there."""
        request_of = {
            (self.problem.students[student].id, course): row for row, (student, course) in enumerate(self.requests)
        }
        found: dict[int, list[int]] = {}
        for identifier, students in homes.items():
            item = self.structure.number.get(identifier)
            if item is None:
                continue
            for student in dict.fromkeys(students):
                row = request_of.get((student, self.structure.course_of[item]))
                if row is not None:
                    found.setdefault(row, []).append(item)
        for row, classes in found.items():
            if self.structure.is_bundle(self.requests[row][1], classes):
                first = int(self.tables.slot_ptr[row])
                self.tables.home[first : first + len(classes)] = self.structure.in_order(classes)
                self.tables.has_home[row] = 1


def _array(values: Iterable[int]) -> I32:
    return np.array(list(values), dtype=np.int32)


def _pointers(lengths: Iterable[int]) -> I32:
    return np.cumsum([0, *lengths]).astype(np.int32)
