"""The fewest units that finish: best-first search with a bound that never says too much.

A* (P. E. Hart, N. J. Nilsson, B. Raphael, *A formal basis for the heuristic determination of minimum cost paths*,
IEEE Transactions on Systems Science and Cybernetics 4, 1968) over how much of each requirement is filled. Units are
taken lane by lane in one order, so that no set is met twice. The bound: a requirement that can't be avoided wants at
least what it lacks divided by what the best unit still allowed brings; requirements that share no unit add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from cartable.engines.catalogue.regulations.shortfall import Lane, Shortfall, Vector, unbeaten

Path = tuple["Path", int] | None
"""The lanes taken, the last first."""
NEVER = 10**9
MOST_EXPANDED = 500
MOST_WAITING = 40_000
MANY = 32


@dataclass(frozen=True, slots=True)
class Found:
    """How many units of each group to take; ``is_shortest`` when nothing shorter can exist."""

    taken: dict[int, int]
    is_shortest: bool


class Search:
    """The search for one student."""

    def __init__(self, short: Shortfall, lanes: Sequence[Lane], starts: Sequence[Vector]) -> None:
        self.short, self.lanes, self.starts = short, lanes, starts
        size = len(short.places)
        # best[lane][place]: the most that one unit of this lane or a later one brings there.
        self.best = [[0] * size for _ in range(len(lanes) + 1)]
        for number in range(len(lanes) - 1, -1, -1):
            self.best[number] = list(self.best[number + 1])
            for place, amount in lanes[number].move:
                self.best[number][place] = max(self.best[number][place], amount)
        self.families = self._families()
        self.in_credits = [
            place for place in short.required if short.plan.nodes[short.places[place]].measure == "credits"
        ]
        self.was_cut = False

    def ways(self) -> Iterator[Found]:
        """Ways to finish, the shortest first; ends early, ``was_cut`` set, after too much work."""
        order = count()
        heap: list[tuple[int, int, int, int, int, Vector, int, int, Path]] = []
        for start in self.starts:
            self._push(heap, next(order), 0, 0, start, 0, 0, None)
        seen: set[tuple[Vector, int, int]] = set()
        expanded = 0
        while heap:
            _units, _credits, _depth, _order, credits, vector, lane, used, path = heappop(heap)
            if self.short.is_finished(vector):
                yield Found(self._by_group(path), True)
                continue
            if (vector, lane, used) in seen:
                continue
            seen.add((vector, lane, used))
            expanded += 1
            if expanded > MOST_EXPANDED or len(heap) > MOST_WAITING:
                self.was_cut = True
                return
            depth = -_depth
            for number in range(lane, len(self.lanes)):
                one = self.lanes[number]
                already = used if one.group == self.lanes[lane].group else 0
                if already >= len(one.units):
                    continue
                further = self.short.add(vector, one.move)
                if further != vector:
                    self._push(
                        heap,
                        next(order),
                        depth + 1,
                        credits + one.credits,
                        further,
                        number,
                        already + 1,
                        (path, number),
                    )

    def greedy(self) -> Found | None:
        """A way found by taking what brings most, over and over; None when it leads nowhere."""
        vector, taken = self.starts[0], dict[int, int]()
        while not self.short.is_finished(vector):
            free = [one for one in self.lanes if taken.get(one.group, 0) < len(one.units)]
            gains = {one: sum(self.short.add(vector, one.move)) - sum(vector) for one in free}
            best = max(free, key=lambda one: (gains[one], -one.credits, -one.group), default=None)
            if best is None or not gains[best]:
                return None
            vector = self.short.add(vector, best.move)
            taken[best.group] = taken.get(best.group, 0) + 1
        return Found(self.without_needless(taken), False)

    def without_needless(self, taken: dict[int, int]) -> dict[int, int]:
        """The same without the units that are not needed, dearest first."""
        kept = dict(taken)
        credits = {one.group: one.credits for one in self.lanes}
        for group in sorted(kept, key=lambda one: -credits[one]):
            while kept[group] and self.finishes({**kept, group: kept[group] - 1}):
                kept[group] -= 1
        return {group: number for group, number in kept.items() if number}

    def finishes(self, taken: dict[int, int]) -> bool:
        """Whether these units finish, each taken in the way that serves best."""
        vectors = set(self.starts)
        for group, number in taken.items():
            moves = [one.move for one in self.lanes if one.group == group]
            for _ in range(number):
                vectors = {self.short.add(vector, move) for vector in vectors for move in moves}
                if len(vectors) > MANY:
                    vectors = set(unbeaten(vectors))
        return any(map(self.short.is_finished, vectors))

    def _by_group(self, path: Path) -> dict[int, int]:
        taken: dict[int, int] = {}
        while path is not None:
            path, lane = path
            taken[self.lanes[lane].group] = taken.get(self.lanes[lane].group, 0) + 1
        return dict(sorted(taken.items()))

    def _push(
        self,
        heap: list[tuple[int, int, int, int, int, Vector, int, int, Path]],
        order: int,
        depth: int,
        credits: int,
        vector: Vector,
        lane: int,
        used: int,
        path: Path,
    ) -> None:
        bound = self._units_wanted(vector, lane)
        if bound < NEVER:
            worth = credits + self._credits_wanted(vector)
            heappush(heap, (depth + bound, worth, -depth, order, credits, vector, lane, used, path))

    def _units_wanted(self, vector: Vector, lane: int) -> int:
        best, caps = self.best[lane], self.short.caps
        wanted: dict[int, int] = {}
        for place in self.short.required:
            lack = caps[place] - vector[place]
            if lack and not best[place]:
                return NEVER
            wanted[place] = -(-lack // best[place]) if lack else 0
        return max((sum(wanted[place] for place in family) for family in self.families), default=0)

    def _credits_wanted(self, vector: Vector) -> int:
        caps = self.short.caps
        return max((caps[place] - vector[place] for place in self.in_credits), default=0)

    def _families(self) -> list[list[int]]:
        """Sets of requirements that share no unit, each as large as it comes; every requirement is in one."""
        required = self.short.required
        serving = {
            place: {one.group for one in self.lanes if any(at == place for at, _amount in one.move)}
            for place in required
        }
        families = []
        for first in required:
            family, taken = [first], set(serving[first])
            for place in sorted(required, key=lambda one: (-self._wanted_at_first(one), one)):
                if place != first and taken.isdisjoint(serving[place]):
                    family.append(place)
                    taken |= serving[place]
            families.append(family)
        return families

    def _wanted_at_first(self, place: int) -> int:
        best = self.best[0][place]
        return -(-(self.short.caps[place] - self.short.start[place]) // best) if best else 0
