"""Explains the place of any class of one timetable: the indexes are built once for all of them."""

from __future__ import annotations

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.checking.placements import resolve_placements
from cartable_timetable.explaining.class_reasons import sum_up
from cartable_timetable.explaining.conflicts import Conflict
from cartable_timetable.explaining.explanation import ClassExplanation, PlacementOption
from cartable_timetable.explaining.extension_effects import ExtensionEffects
from cartable_timetable.explaining.room_effects import RoomEffects
from cartable_timetable.explaining.rule_effects import RuleEffects
from cartable_timetable.explaining.student_effects import StudentEffects
from cartable_timetable.model import Class, Cost, Placement, Problem, Solution


class ClassUnknown(LookupError):  # noqa: N818  # what is wrong, told like the package's other errors
    """No class of the problem has this identifier."""


class Explainer:
    """A problem and a timetable of it, which may be incomplete or break rules."""

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self._index = ProblemIndex(problem)
        self._solution = solution
        self._placements = resolve_placements(self._index, solution)

    def explain(self, class_id: str) -> ClassExplanation:
        """Why the class is where it is: every placement of its domain with its cost difference and its conflicts.

        Differences are exactly those of two verifications. Raises ClassUnknown.
        """
        class_ = self._index.classes.get(class_id)
        if class_ is None:
            raise ClassUnknown(f"class {class_id} does not exist in problem {self._index.problem.name}")
        scale = _Scale(self._index, self._solution, self._placements, class_)
        placed = self._placements.get(class_id)
        present = None if placed is None else scale.weigh(placed)
        options = sorted((scale.weigh(placement) for placement in list_domain(class_)), key=_rank)
        return ClassExplanation(
            class_id, present, tuple(options), sum_up(self._index.problem, class_id, present, options)
        )


def explain_class(problem: Problem, solution: Solution, class_id: str) -> ClassExplanation:
    """:meth:`Explainer.explain` for one class; keep an :class:`Explainer` for several. Raises ClassUnknown."""
    return Explainer(problem, solution).explain(class_id)


def list_domain(class_: Class) -> list[Placement]:
    """Each time of the class in each of its rooms, in the order of the problem."""
    rooms = [option.room for option in class_.rooms] if class_.needs_room else [None]
    return [Placement(option.time, room) for option in class_.times for room in rooms]


def _rank(option: PlacementOption) -> tuple[bool, int, int]:
    hard = len(option.hard_conflicts)
    return hard > 0, option.price, hard


class _Scale:
    """Weighs the placements of one class against the present one."""

    def __init__(
        self, index: ProblemIndex, solution: Solution, placements: dict[str, Placement], class_: Class
    ) -> None:
        self._weights = index.problem.weights
        self._rooms = RoomEffects(index, placements, class_.id)
        self._rules = RuleEffects(index, placements, class_.id)
        self._students = StudentEffects(index, solution, placements, class_.id)
        self._extensions = ExtensionEffects(index, solution, placements, class_.id)
        self._room_prices = {option.room: option.penalty for option in reversed(class_.rooms)}
        self._time_prices = {option.time: option.penalty for option in class_.times}
        self._present = placements.get(class_.id)
        self._base, _ = self._price(self._present)
        self._extension_base, _ = self._extensions.at(self._present)

    def weigh(self, placement: Placement) -> PlacementOption:
        parts, conflicts = self._price(placement)
        time, room, distribution, student = (new - old for new, old in zip(parts, self._base, strict=True))
        weights = self._weights
        total = (
            time * weights.time + room * weights.room + distribution * weights.distribution + student * weights.student
        )
        extra, others = self._extensions.at(placement)
        conflicts += others
        hard = [*self._rooms.at(placement), *(item for item in conflicts if item.is_hard)]
        soft = sorted((item for item in conflicts if not item.is_hard), key=lambda item: -item.cost)
        difference = Cost(time, room, distribution, student, total)
        is_present = placement == self._present
        return PlacementOption(placement, difference, (*hard, *soft), is_present, extra - self._extension_base)

    def _price(self, placement: Placement | None) -> tuple[tuple[int, int, int, int], list[Conflict]]:
        """The four parts that depend on the class, before weighting, and the conflicts but those over the room."""
        rules, students = self._rules.at(placement), self._students.at(placement)
        conflicts = [conflict for effect in [*rules, students] for conflict in effect.conflicts]
        time = room = 0
        if placement is not None:
            time = self._time_prices.get(placement.time, 0)
            room = self._room_prices.get(placement.room or "", 0)
        return (time, room, sum(effect.price for effect in rules), students.price), conflicts
