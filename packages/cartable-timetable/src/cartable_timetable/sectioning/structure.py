"""A problem's courses, configurations, subparts and classes by number, parents before their children."""

from __future__ import annotations

from collections.abc import Sequence

from cartable_timetable.model import Class, Config, Problem, Subpart

NO_LIMIT = 1 << 30
"""Seats of a class that nothing limits."""
NONE = -1
"""No class, no parent."""


class Structure:
    """Numbers in document order, but for the subparts of a configuration: those that hold parents come first.

    ``courses[k]`` lists the numbers of its configurations, ``configs[g]`` the classes of each subpart in order.
    """

    def __init__(self, problem: Problem) -> None:
        self.classes: list[Class] = list(problem.classes())
        self.number = {item.id: row for row, item in enumerate(self.classes)}
        self.course_number = {course.id: row for row, course in enumerate(problem.courses)}
        self.course_ids = [course.id for course in problem.courses]
        count = len(self.classes)
        self.limit = [NO_LIMIT if item.limit is None else item.limit for item in self.classes]
        self.parent = [NONE if item.parent is None else self.number[item.parent] for item in self.classes]
        self.course_of, self.config_of, self.place_of = [0] * count, [0] * count, [0] * count
        self.subpart_of = [""] * count
        self.courses: list[list[int]] = []
        self.configs: list[list[list[int]]] = []
        self.config_ids: list[str] = []
        for row, course in enumerate(problem.courses):
            self.courses.append([self._add_config(row, config) for config in course.configs])

    def width(self, course: int) -> int:
        """Most classes that a student of the course takes."""
        return max(len(self.configs[config]) for config in self.courses[course])

    def has_choice(self, course: int) -> bool:
        """Whether its students may be in different classes."""
        configs = self.courses[course]
        return len(configs) > 1 or any(len(members) > 1 for members in self.configs[configs[0]])

    def is_bundle(self, course: int, classes: Sequence[int]) -> bool:
        """Whether ``classes`` are one of each subpart of one configuration of the course, with their parents."""
        if not classes or self.course_of[classes[0]] != course:
            return False
        config = self.config_of[classes[0]]
        places = sorted(self.place_of[item] for item in classes if self.config_of[item] == config)
        if len(places) != len(classes) or places != list(range(len(self.configs[config]))):
            return False
        return all(self.parent[item] in (NONE, *classes) for item in classes)

    def fits(self, chosen: Sequence[int], item: int) -> bool:
        """Whether ``item`` may follow ``chosen``, the classes of the subparts before its own: no parent is missed."""
        place, parent = len(chosen), self.parent[item]
        if parent != NONE and self.place_of[parent] < place and chosen[self.place_of[parent]] != parent:
            return False
        return all(self.parent[other] in (NONE, item) or self.place_of[self.parent[other]] != place for other in chosen)

    def in_order(self, classes: Sequence[int]) -> list[int]:
        """The classes of one bundle, in the order of the subparts."""
        return sorted(classes, key=self.place_of.__getitem__)

    def _add_config(self, course: int, config: Config) -> int:
        row = len(self.configs)
        members = []
        for place, subpart in enumerate(self._parents_first(config)):
            numbers = [self.number[item.id] for item in subpart.classes]
            members.append(numbers)
            for item in numbers:
                self.course_of[item], self.config_of[item], self.place_of[item] = course, row, place
                self.subpart_of[item] = subpart.id
        self.configs.append(members)
        self.config_ids.append(config.id)
        return row

    def _parents_first(self, config: Config) -> list[Subpart]:
        """Subparts whose classes' parents all come before; those that wait for each other stay as they are."""
        waiting, done, ordered = list(config.subparts), set[str](), list[Subpart]()
        while waiting:
            ready = [part for part in waiting if all(item.parent in done for item in part.classes if item.parent)]
            for part in ready or waiting:
                ordered.append(part)
                done.update(item.id for item in part.classes)
            waiting = [part for part in waiting if part not in ordered]
        return ordered
