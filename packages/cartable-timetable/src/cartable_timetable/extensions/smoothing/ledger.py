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
        self._excess = [0] * len(problem.extensions)
        self._required = self._cost = self._exact = 0
        for row, extension in enumerate(problem.extensions):
            self._set_excess(row, sum(part.excess for part in extension.measure(seats.facts)))
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
        return self._required, self._conflicts, self._cost, self._exact, self._uneven

    def _set_excess(self, row: int, excess: int) -> None:
        extension, before = self._extensions[row], self._excess[row]
        self._excess[row] = excess
        if extension.required:
            self._required += excess - before
        elif excess != before:
            self._cost += extension.price(excess, self._weeks) - extension.price(before, self._weeks)
            weight = extension.penalty if extension.is_by_week else extension.penalty * self._weeks
            self._exact += weight * (excess - before)

    def is_hopeless(self, moves: dict[Request, tuple[int, ...]]) -> bool:
        """Whether the price would rise, told without making the moves; only where that is sure.

        So it is when there would be more conflicts and no required constraint to be mended, and when no constraint of
        ours is concerned and there would be as many conflicts and groups less even.
        """
        conflicts = sum(self._seats.conflict_change(request, after) for request, after in moves.items())
        if conflicts > 0 and not self._required:
            return True
        if self._extensions and self._list_concerned(moves):
            return False
        return conflicts > 0 or (
            conflicts == 0 and len(moves) == 1 and self._uneven_change(*next(iter(moves.items()))) > 0
        )

    def _list_concerned(self, moves: dict[Request, tuple[int, ...]]) -> set[int]:
        """Constraints of ours whose excess may change."""
        rows = {row for student, _ in moves for row in self._looks.get(student, ())}
        for request, after in moves.items():
            for item in {*after} ^ {*self._seats.taken[request]}:
                rows.update(self._watchers.get(self._seats.names[item], ()))
        return rows

    def _uneven_change(self, request: Request, after: tuple[int, ...]) -> int:
        seats, before, change = self._seats, self._seats.taken[request], 0
        for sign, items, others in ((1, after, before), (-1, before, after)):
            for item in items:
                if item not in others:
                    change += self._factor[item] * (sign * 2 * len(seats.people[seats.names[item]]) + 1)
        return change

    def list_crowded(self) -> set[int]:
        """Classes that one student less would make more even, in favour of another class of the subpart with seats."""
        seats, crowded = self._seats, set[int]()
        limit = seats.structure.limit
        for members in (members for config in seats.structure.configs for members in config):
            sizes = {item: len(seats.people[seats.names[item]]) for item in members}
            open_ = (self._factor[item] * (2 * size + 1) for item, size in sizes.items() if size < limit[item])
            least = min(open_, default=None)
            if least is not None:
                crowded.update(item for item, size in sizes.items() if self._factor[item] * (2 * size - 1) > least)
        return crowded

    def change(self, moves: dict[Request, tuple[int, ...]]) -> dict[Request, tuple[int, ...]]:
        """Seats the students of requests elsewhere; returns where they were, to change back."""
        touched = {item for request, after in moves.items() for item in {*after} ^ {*self._seats.taken[request]}}
        students = {student for student, _ in moves}
        rows = {row for item in touched for row in self._watchers.get(self._seats.names[item], ())}
        self._conflicts += sum(self._seats.conflict_change(request, after) for request, after in moves.items())
        self._add(-1, students, touched, ())
        before = {request: self._seats.put(request, after) for request, after in moves.items()}
        self._add(1, students, touched, rows)
        return before

    def _add(self, sign: int, students: Iterable[str], touched: Iterable[int], rows: Iterable[int]) -> None:
        seats = self._seats
        for student in students:
            for row in self._looks.get(student, ()):
                self._set_excess(row, self._excess[row] + sign * self._gauge(row, student))
        for item in touched:
            self._uneven += sign * len(seats.people[seats.names[item]]) ** 2 * self._factor[item]
        for row in rows:
            self._set_excess(row, sum(part.excess for part in self._extensions[row].measure(seats.facts)))

    def _gauge(self, row: int, student: str) -> int:
        key = (row, tuple(sorted(self._seats.classes[student])))
        if key not in self._known:
            self._known[key] = self._gauges[row](self._seats.facts.placed(key[1]))
        return self._known[key]
