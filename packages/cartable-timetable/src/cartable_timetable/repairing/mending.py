"""The steps of a repair, each kept only when the verifier finds the whole better."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from time import monotonic

from cartable_timetable.check import Report, check
from cartable_timetable.model import Placement, Problem, Solution
from cartable_timetable.repairing.exact import place_best
from cartable_timetable.repairing.neighbourhood import grow, list_in_trouble
from cartable_timetable.repairing.prices import Prices, pin_students, write_prices
from cartable_timetable.repairing.result import NOTHING_BROKEN, MovedClass, RepairResult
from cartable_timetable.repairing.standing import Standing
from cartable_timetable.result import INTERRUPTED, TIME_LIMIT, OnProgress, Progress
from cartable_timetable.sectioning import section
from cartable_timetable.sectioning.result import Regrouped

_SIZES = (0, 6, 14, 30)
_RESERVE = 0.1
"""Part of the time kept for the last verification."""
MENDED = "mended"
"""Every step was made."""


class Mending:
    """One repair. ``best`` is the best timetable so far; what is compared is its faults, then the whole cost."""

    def __init__(
        self,
        problem: Problem,
        published: Solution,
        prices: Prices,
        *,
        frozen: Collection[str],
        improves: bool,
        time_limit: float,
        seed: int,
        on_progress: OnProgress | None,
    ) -> None:
        self._begin, self._limit = monotonic(), time_limit
        self._problem, self._published, self._prices = problem, published, prices
        self._frozen, self._seed, self._on_progress = frozen, seed, on_progress
        self._improves = improves
        known = {item.id for item in problem.classes()}
        self._before: dict[str, Placement] = {
            name: place for name, place in published.placements.items() if name in known
        }
        self._interrupted = False
        self.best = Solution(problem.name, dict(self._before), self._present_students())
        self.report = check(problem, self.best)
        self._value = self._measure(self.best, self.report)

    def run(self) -> RepairResult:
        """The steps in order: seats, exact placing, search, seats again."""
        if self.report.feasible:
            return self._result(NOTHING_BROKEN)
        self._seat()
        self._place_exactly()
        if self._improves or not self._is_placed():
            self._search()
        if not self._is_placed():
            self._place_exactly()
        moved = [item.class_ for item in self._list_moved()]
        if moved and self._is_placed():
            self._try_members([name for name in moved if name not in self._frozen])
        self._seat()
        self._smooth()
        return self._result(INTERRUPTED if self._interrupted else TIME_LIMIT if self._left <= 0 else MENDED)

    @property
    def _left(self) -> float:
        return self._limit * (1 - _RESERVE) - (monotonic() - self._begin)

    def _present_students(self) -> dict[str, tuple[str, ...]]:
        """Published seats of the students and courses that remain."""
        course_of = {
            item.id: course.id
            for course in self._problem.courses
            for config in course.configs
            for part in config.subparts
            for item in part.classes
        }
        chosen = {student.id: set(student.courses) for student in self._problem.students}
        return {
            name: tuple(
                student for student in self._published.students.get(name, ()) if course in chosen.get(student, ())
            )
            for name, course in course_of.items()
        }

    def _measure(self, solution: Solution, report: Report) -> tuple[int, int]:
        moves = self._prices.of_moves(self._before, solution.placements)
        regroups = self._prices.regroup * len(self._list_regrouped(solution))
        return len(report.errors), report.total + moves + regroups

    def _keep_if_better(self, solution: Solution) -> bool:
        report = check(self._problem, solution)
        value = self._measure(solution, report)
        if value >= self._value:
            return False
        self.best, self.report, self._value = solution, report, value
        return True

    def _goes_on(self, phase: str) -> bool:
        if self._on_progress is not None:
            told = Progress(
                monotonic() - self._begin, phase, self.report.feasible, self.report.cost, len(self.report.errors), 0
            )
            self._interrupted = self._on_progress(told) is False or self._interrupted
        return not self._interrupted and self._left > 0

    def _is_placed(self) -> bool:
        return not list_in_trouble(self._problem, self.best.placements, self.report)

    def _seat(self) -> None:
        """Students for the placements of the moment, at the price of leaving their published classes."""
        if not self._goes_on("students"):
            return
        result = section(
            self._problem,
            self.best.placements,
            time_limit=max(0.5, 0.25 * self._left),
            seed=self._seed,
            start=self._present_students(),
            regroup_price=self._prices.regroup,
        )
        self._keep_if_better(replace(self.best, students=dict(result.students)))

    def _smooth(self) -> None:
        """Students change groups for a required constraint of ours that is still broken, if that mends it."""
        if self.report.feasible or not self._problem.extensions or not self._goes_on("students"):
            return
        from cartable_timetable.extensions import smooth

        self._keep_if_better(smooth(self._problem, self.best, time_limit=max(0.1, self._left), seed=self._seed))

    def _place_exactly(self) -> None:
        for size in _SIZES:
            trouble = list_in_trouble(self._problem, self.best.placements, self.report)
            if not trouble or not self._goes_on("repair"):
                return
            standing = self._standing()
            self._try_members(grow(standing, trouble, size, self._frozen), standing)

    def _try_members(self, members: list[str], standing: Standing | None = None) -> None:
        if not members or not self._goes_on("repair"):
            return
        chosen = place_best(
            standing or self._standing(),
            members,
            self._before,
            self._prices,
            seconds=0.3 * self._left,
            seed=self._seed,
        )
        if chosen is not None:
            self._keep_if_better(replace(self.best, placements={**self.best.placements, **chosen}))

    def _standing(self) -> Standing:
        return Standing(self._problem, self.best.placements, dict(self.best.students))

    def _search(self) -> None:
        """The package's solver, students pinned to their classes, every move at its price."""
        if not self._goes_on("search"):
            return
        from cartable_timetable.solver import solve

        priced = write_prices(self._problem, self._before, self._prices)
        pinned = pin_students(priced, dict(self.best.students))

        def heard(_: Progress) -> bool:
            return self._goes_on("search")

        found = solve(
            pinned, time_limit=max(0.2, 0.6 * self._left), seed=self._seed, start=self.best, on_progress=heard
        )
        if found.solution is not None:
            self._keep_if_better(replace(self.best, placements=dict(found.solution.placements)))

    def _list_moved(self) -> list[MovedClass]:
        after = self.best.placements
        moved = []
        for name, place in self._before.items():
            now = after.get(name)
            if now is None or not self._is_moved(place, now):
                continue
            staying = set(self.best.students.get(name, ()))
            people = tuple(student for student in self._published.students.get(name, ()) if student in staying)
            moved.append(MovedClass(name, place, now, people))
        return moved

    @staticmethod
    def _is_moved(before: Placement, after: Placement) -> bool:
        return Prices(1, 1, 0).of_move(before, after) > 0

    def _list_regrouped(self, solution: Solution) -> list[Regrouped]:
        """Students whose classes of a course changed, of those who had classes and still want the course."""
        was, now = _by_student(self._problem, self._present_students()), _by_student(self._problem, solution.students)
        return [
            Regrouped(student, course, classes, now.get((student, course), ()))
            for (student, course), classes in was.items()
            if now.get((student, course), ()) != classes
        ]

    def _result(self, stopped: str) -> RepairResult:
        moved, regrouped = tuple(self._list_moved()), tuple(self._list_regrouped(self.best))
        disturbance = self._prices.of_moves(self._before, self.best.placements)
        return RepairResult(
            solution=self.best,
            feasible=self.report.feasible,
            faults=self.report.errors,
            cost=self.report.cost,
            disturbance=disturbance + self._prices.regroup * len(regrouped),
            moved=moved,
            regrouped=regrouped,
            elapsed=monotonic() - self._begin,
            stopped=stopped,
        )


def _by_student(problem: Problem, students: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The classes of each student and course, in the order of the problem."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for course in problem.courses:
        for config in course.configs:
            for part in config.subparts:
                for item in part.classes:
                    for student in students.get(item.id, ()):
                        found[student, course.id] = (*found.get((student, course.id), ()), item.id)
    return found
