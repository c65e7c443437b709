"""A plan and a tree read once: cells, and the options of each unit as they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from cartable.engines.registration.compatibility.cells import cut
from cartable.engines.registration.compatibility.options import Options, options_of
from cartable.engines.registration.compatibility.types import ChoiceTree, ClassTime, OfferedUnit, WeekPlan

KEPT = 4
"""Terms read that a process keeps."""


class Reading:
    """What questions about one plan and one tree share. Classes in ``full`` are told with each question."""

    def __init__(self, plan: WeekPlan, tree: ChoiceTree) -> None:
        self.plan = plan
        self.tree = tree
        self.cells = cut(plan.classes)
        self.masks = {class_id: self.cells.mask(times) for class_id, times in plan.classes.items()}
        self._options: dict[tuple[int, frozenset[int]], Options] = {}
        self._pairs: dict[tuple[int, int, frozenset[int], frozenset[int]], bool] = {}

    def known(self, offerings: Iterable[int]) -> tuple[int, ...]:
        """Those of the tree, each once, in the order given."""
        return tuple(dict.fromkeys(one for one in offerings if one in self.tree.offerings))

    def options(self, offering: int, full: Collection[int] = ()) -> Options:
        """The options of an offering of the tree."""
        unit = self.tree.offerings[offering]
        closed = self._closed(unit, full)
        key = (offering, closed)
        if key not in self._options:
            self._options[key] = options_of(unit, self.masks, closed)
        return self._options[key]

    def pair_fits(self, first: int, second: int, full: Collection[int] = ()) -> bool:
        """Whether two offerings can be followed together."""
        closed = [self._closed(self.tree.offerings[one], full) for one in (first, second)]
        key = (first, second, closed[0], closed[1])
        if key not in self._pairs:
            theirs = self.options(second, full).least
            self._pairs[key] = any(
                not one.mask & other.mask for one in self.options(first, full).least for other in theirs
            )
        return self._pairs[key]

    def lost(self, free: Iterable[ClassTime]) -> Mapping[int, int]:
        """Minutes over the term that each cell takes of the times wanted free, by bit."""
        touched = self.cells.touched(free)
        return {bit: slots * self.plan.slot_minutes for bit, slots in touched.items()}

    def _closed(self, unit: OfferedUnit, full: Collection[int]) -> frozenset[int]:
        if not full:
            return frozenset()
        return frozenset(group.id for way in unit.ways for part in way.parts for group in part.groups) & frozenset(full)


@lru_cache(maxsize=KEPT)
def read(plan: WeekPlan, tree: ChoiceTree) -> Reading:
    """The reading of a plan and a tree, kept for the next question about the same two."""
    return Reading(plan, tree)
