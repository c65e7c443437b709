"""The price of the seats, kept up to date as they change."""

from __future__ import annotations

from collections.abc import Iterable

from cartable_timetable.extensions.balanced_sizes import share_weights
from cartable_timetable.extensions.person_extension import PersonExtension
from cartable_timetable.extensions.smoothing.seats import Request, Seats
from cartable_timetable.model import Problem

_EVEN_SCALE = 1000

Price = tuple[int, int, int, int, int]
"""Excess of required constraints; student conflicts; cost of the others; the same before rounding; unevenness."""


class Ledger:
    """Prices compare in order: see :data:`Price`. Unevenness is ``Σ size² ÷ share``, least when groups are even."""

    def __init__(self, problem: Problem, seats: Seats) -> None:
        self._seats, self._weeks = seats, problem.weeks
        self._extensions = problem.extensions
        self._factor = [0] * len(seats.names)
        self._weigh(problem)
        self._watchers: dict[str, list[int]] = {}
        self._looks: dict[str, list[int]] = {}
        self._gauges = {
            row: item.gauge(seats.facts.context)
            for row, item in enumerate(problem.extensions)
            if isinstance(item, PersonExtension)
        }
        for row, extension in enumerate(problem.extensions):
            for name in dict.fromkeys(extension.list_watched(problem)):
                self._watchers.setdefault(name, []).append(row)
            if isinstance(extension, PersonExtension):
                for student in extension.who.list_students(seats.facts):
                    self._looks.setdefault(student, []).append(row)
        self._known: dict[tuple[int, tuple[str, ...]], int] = {}
        self._excess = [sum(part.excess for part in item.measure(seats.facts)) for item in problem.extensions]
        self._conflicts = sum(seats.conflicts(student) for student in seats.classes)
        sizes = [len(seats.people[name]) for name in seats.names]
        self._uneven = sum(size * size * factor for size, factor in zip(sizes, self._factor, strict=True))

    def _weigh(self, problem: Problem) -> None:
        for course in problem.courses:
            for config in course.configs:
                for subpart in config.subparts:
                    weights = share_weights(subpart.classes)
                    for class_, weight in zip(subpart.classes, weights, strict=True):
                        mean = _EVEN_SCALE * sum(weights) // len(weights)
                        self._factor[self._seats.structure.number[class_.id]] = mean // max(1, weight)

    @property
    def price(self) -> Price:
        """The price of the seats."""
        required = cost = exact = 0
        for extension, excess in zip(self._extensions, self._excess, strict=True):
            if extension.required:
                required += excess
            else:
                cost += extension.price(excess, self._weeks)
                exact += extension.penalty * excess * (1 if extension.is_by_week else self._weeks)
        return required, self._conflicts, cost, exact, self._uneven

    def change(self, moves: dict[Request, tuple[int, ...]]) -> dict[Request, tuple[int, ...]]:
        """Seats the students of requests elsewhere; returns where they were, to change back."""
        touched = {item for request, after in moves.items() for item in {*after} ^ {*self._seats.taken[request]}}
        students = {student for student, _ in moves}
        rows = {row for item in touched for row in self._watchers.get(self._seats.names[item], ())}
        self._add(-1, students, touched, ())
        before = {request: self._seats.put(request, after) for request, after in moves.items()}
        self._add(1, students, touched, rows)
        return before

    def _add(self, sign: int, students: Iterable[str], touched: Iterable[int], rows: Iterable[int]) -> None:
        seats = self._seats
        for student in students:
            self._conflicts += sign * seats.conflicts(student)
            for row in self._looks.get(student, ()):
                self._excess[row] += sign * self._gauge(row, student)
        for item in touched:
            self._uneven += sign * len(seats.people[seats.names[item]]) ** 2 * self._factor[item]
        for row in rows:
            self._excess[row] = sum(part.excess for part in self._extensions[row].measure(seats.facts))

    def _gauge(self, row: int, student: str) -> int:
        key = (row, tuple(sorted(self._seats.classes[student])))
        if key not in self._known:
            self._known[key] = self._gauges[row](self._seats.facts.placed(key[1]))
        return self._known[key]
