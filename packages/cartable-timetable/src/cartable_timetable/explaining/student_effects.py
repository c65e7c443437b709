"""Students of one class: whom a placement would keep from another of their classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.distributions.meeting import share_a_day
from cartable_timetable.explaining.conflicts import NO_EFFECT, Conflict, Effect
from cartable_timetable.explaining.wording import Sentence
from cartable_timetable.model import Placement, Solution, Time


class StudentEffects:
    """The other classes of the students of a class, with those they share."""

    def __init__(
        self, index: ProblemIndex, solution: Solution, placements: Mapping[str, Placement], class_id: str
    ) -> None:
        self._index = index
        self._shared = _list_shared(index, solution, placements, class_id)
        self._farthest = max(index.context.travel.values(), default=0)
        self._placements = placements
        self._conflicts: dict[str, Conflict] = {}
        self._by_time: dict[Time, tuple[list[str], list[tuple[str, int]]]] = {}
        self._known: dict[tuple[str, ...], Effect] = {(): NO_EFFECT}

    def at(self, placement: Placement | None) -> Effect:
        """The students in conflict with the class at ``placement``."""
        if placement is None:
            return NO_EFFECT
        sure, close = self._sort_by_time(placement.time)
        travel = self._index.context.travel_between
        late = [name for name, gap in close if travel(placement.room, self._placements[name].room) > gap]
        return self._effect_of(tuple(sure + late))

    def _sort_by_time(self, time: Time) -> tuple[list[str], list[tuple[str, int]]]:
        """Classes that overlap, wherever they are; and those so close that travel may matter, with the gap."""
        if time not in self._by_time:
            sure, close = [], []
            for name in self._shared:
                other = self._placements[name].time
                if not share_a_day(time, other):
                    continue
                gap = max(other.start - time.end, time.start - other.end)
                if gap < 0:
                    sure.append(name)
                elif gap < self._farthest:
                    close.append((name, gap))
            self._by_time[time] = sure, close
        return self._by_time[time]

    def _effect_of(self, others: tuple[str, ...]) -> Effect:
        if others not in self._known:
            conflicts = tuple(self._conflict_with(name) for name in others)
            self._known[others] = Effect(sum(len(item.students) for item in conflicts), conflicts)
        return self._known[others]

    def _conflict_with(self, other: str) -> Conflict:
        if other not in self._conflicts:
            students = self._shared[other]
            cost = len(students) * self._index.problem.weights.student
            told = Sentence(
                "students_clash", {"count": len(students), "other": other, "students": students, "cost": cost}
            )
            self._conflicts[other] = Conflict(told, is_hard=False, cost=cost, classes=(other,), students=students)
        return self._conflicts[other]


def _list_shared(
    index: ProblemIndex, solution: Solution, placements: Mapping[str, Placement], class_id: str
) -> dict[str, tuple[str, ...]]:
    own = {student for student in solution.students.get(class_id, ()) if student in index.students}
    shared: dict[str, list[str]] = defaultdict(list)
    for name in placements:
        if name != class_id:
            for student in dict.fromkeys(solution.students.get(name, ())):
                if student in own:
                    shared[name].append(student)
    return {name: tuple(students) for name, students in shared.items()}
