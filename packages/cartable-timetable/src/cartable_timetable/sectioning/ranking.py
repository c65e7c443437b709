"""The best sets of classes of one course, by a price that adds up: depth first, with a bound on what remains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heappush, heapreplace

from cartable_timetable.sectioning.structure import Structure

Price = Callable[[int], int | None]
"""The price of a class, None when it is out of the question."""

_NODE_LIMIT = 30_000


def rank_bundles(
    structure: Structure, course: int, price: Price, masks: Sequence[int], clash_price: int, most: int
) -> list[tuple[int, tuple[int, ...]]]:
    """The ``most`` cheapest bundles and their prices, cheapest first.

    The price of a bundle is that of its classes and ``clash_price`` for each two of them that clash (``masks[c]`` has
    a bit for each class that clashes with ``c``). Exact unless a course has more than thousands of sets as good.
    """
    ranking = _Ranking(structure, masks, clash_price, most)
    for config in structure.courses[course]:
        priced = []
        for members in structure.configs[config]:
            open_ones = [(value, item) for item in members if (value := price(item)) is not None]
            priced.append(sorted(open_ones))
        if all(priced):
            rest = [0] * (len(priced) + 1)
            for place in range(len(priced) - 1, -1, -1):
                rest[place] = rest[place + 1] + priced[place][0][0]
            ranking.explore(course, priced, rest, (), 0, 0)
    return ranking.listed()


class _Ranking:
    """The best bundles so far: a heap whose top is the worst kept."""

    def __init__(self, structure: Structure, masks: Sequence[int], clash_price: int, most: int) -> None:
        self._structure, self._masks, self._clash_price, self._most = structure, masks, clash_price, most
        self._heap: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = []
        self._nodes = 0

    def explore(
        self,
        course: int,
        priced: Sequence[Sequence[tuple[int, int]]],
        rest: Sequence[int],
        chosen: tuple[int, ...],
        value: int,
        mask: int,
    ) -> None:
        """Completes ``chosen``, of price ``value``, whose classes are the bits of ``mask``."""
        place = len(chosen)
        if place == len(priced):
            if self._structure.is_bundle(course, chosen):
                self._keep(value, chosen)
            return
        for own, item in priced[place]:
            least = value + own
            if self._is_hopeless(least + rest[place + 1]) or self._nodes > _NODE_LIMIT:
                return
            self._nodes += 1
            if self._structure.fits(chosen, item):
                clashes = (self._masks[item] & mask).bit_count() if mask else 0
                total = least + self._clash_price * clashes
                if not self._is_hopeless(total + rest[place + 1]):
                    self.explore(course, priced, rest, (*chosen, item), total, mask | 1 << item)

    def listed(self) -> list[tuple[int, tuple[int, ...]]]:
        """The bundles kept, cheapest first; among equals, in the order of the problem."""
        return sorted((-value, chosen) for value, _, chosen in self._heap)

    def _is_hopeless(self, least: int) -> bool:
        return len(self._heap) == self._most and least > -self._heap[0][0]

    def _keep(self, value: int, chosen: tuple[int, ...]) -> None:
        entry = (-value, tuple(-item for item in chosen), chosen)
        if len(self._heap) < self._most:
            heappush(self._heap, entry)
        elif entry > self._heap[0]:
            heapreplace(self._heap, entry)
