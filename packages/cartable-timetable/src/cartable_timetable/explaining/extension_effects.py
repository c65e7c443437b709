"""Constraints of ours beside the competition's: what each says of a placement of one class."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING

from cartable_timetable.checking.index import ProblemIndex
from cartable_timetable.explaining.conflicts import Conflict
from cartable_timetable.explaining.wording import Sentence, Value
from cartable_timetable.model import Placement, Solution

if TYPE_CHECKING:
    from cartable_timetable.extensions import Extension
    from cartable_timetable.extensions.facts import Facts

Told = tuple[int, tuple[Conflict, ...]]
"""What the constraints cost together, and those that are exceeded."""


class ExtensionEffects:
    """Each constraint is measured once for everybody, then only for the students of the class.

    Nobody else's day changes when the class moves; what doesn't look at students is measured whole, before and after.
    """

    def __init__(
        self, index: ProblemIndex, solution: Solution, placements: Mapping[str, Placement], class_id: str
    ) -> None:
        self._class_id = class_id
        self._weeks = index.problem.weeks
        self._extensions: tuple[Extension, ...] = index.problem.extensions
        self._known: dict[Placement | None, Told] = {}
        if not self._extensions:
            return
        from cartable_timetable.extensions import list_places
        from cartable_timetable.extensions.facts import Facts

        self._where = list_places(self._extensions)
        self._placements = dict(placements)
        whole = Facts.of_solution(index, solution)
        own = {name: student for name, student in index.students.items() if name in whole.people[class_id]}
        narrow = copy(index)
        narrow.students = own
        attendance = {name: whole.attendance[name] for name in own}
        self._facts: Facts = Facts(narrow, self._placements, whole.people, attendance)
        present = [sum(part.excess for part in item.measure(self._facts)) for item in self._extensions]
        total = [sum(part.excess for part in item.measure(whole)) for item in self._extensions]
        self._elsewhere = [everybody - now for everybody, now in zip(total, present, strict=True)]

    def at(self, placement: Placement | None) -> Told:
        """The constraints with the class at ``placement``, or unplaced."""
        if not self._extensions:
            return 0, ()
        if placement not in self._known:
            if placement is None:
                self._placements.pop(self._class_id, None)
            else:
                self._placements[self._class_id] = placement
            self._known[placement] = self._measure()
        return self._known[placement]

    def _measure(self) -> Told:
        cost, conflicts = 0, []
        for item, where, elsewhere in zip(self._extensions, self._where, self._elsewhere, strict=True):
            parts = item.measure(self._facts)
            excess = elsewhere + sum(part.excess for part in parts)
            price = item.price(excess, self._weeks)
            cost += price
            if parts or (item.required and excess):
                who = tuple(part.who for part in parts)
                conflicts.append(_conflict(item, where, excess, price, who))
        return cost, tuple(conflicts)


def _conflict(item: Extension, where: str, excess: int, price: int, who: tuple[str, ...]) -> Conflict:
    values: dict[str, Value] = {"where": where, "amount": excess, "who": who, "cost": price}
    code = "required_extension" if item.required else "wished_extension"
    return Conflict(Sentence(code, values), item.required, price)
