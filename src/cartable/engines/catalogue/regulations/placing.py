"""In which part of an ``apart`` requirement each credit counts, so that as much as can be is satisfied.

Placing credits of different size in parts that each want a minimum is bin covering, NP-hard in general. Trees are
small and most credits suit one part only, so it is solved exactly, always:

1. each credit that suits one part counts there: more never hurts;
2. the others are placed one by one where they bring most. What comes of it is compared with a bound that no placing
   exceeds (each credit in all its parts at once, for what is satisfied; each at its best, for how much counts). When it
   reaches the bound in every respect it is the best, and that is nearly always so;
3. otherwise all placings are followed at once, keeping of those that fill the parts alike only one, no part being
   filled beyond its minimum, and none that another one beats in every part. This is the method of G. L. Nemhauser and
   Z. Ullmann, *Discrete dynamic programming and capital allocation*, Management Science 15 (1969), on a vector (as in
   H. M. Weingartner and D. N. Ness, *Methods for the solution of the multidimensional 0/1 knapsack problem*, 1967): a
   placing that is beaten on the credits seen so far stays beaten whatever follows, for what is wanted only grows.

What is best, in this order: the whole is satisfied; will be once all that is coming is acquired; most parts
satisfied; most that will be; the same of all that is inside; most acquired that is of use; most coming; credits in the
earlier part.
"""

from __future__ import annotations

from collections.abc import Sequence

from cartable.engines.catalogue.regulations.deciding import Asked
from cartable.engines.catalogue.regulations.plan import Option, Plan
from cartable.engines.catalogue.regulations.ranking import COMING, SATISFIED, rank_nodes

Vector = tuple[int, ...]
Worth = tuple[int, ...]
Trail = tuple["Trail", int] | None
"""The options taken so far, the last first."""
Item = tuple[tuple[Option, ...], bool]
"""The options of a credit, and whether it is acquired."""
MANY = 16


class Placing:
    """The subtree of an ``apart`` node, and how much counts in it whatever is decided (``have``, ``both``)."""

    def __init__(
        self, plan: Plan, asked: Asked, root: int, have: Sequence[int], both: Sequence[int], items: Sequence[Item]
    ) -> None:
        self.plan, self.asked, self.root, self.items = plan, asked, root, items
        self.have, self.both = list(have), list(both)
        self.touched = sorted({i for options, _ in items for option in options for i, _ in option})
        self.caps = [0 if self._is_let_go(i) else asked.minima[i] for i in self.touched]
        place = {i: number for number, i in enumerate(self.touched)}
        self.moves = [
            [[(place[i], amount) for i, amount in option] for option in options] for options, _acquired in items
        ]
        self.start: Vector = tuple(
            min(cap, counts[i])
            for counts in (self.have, self.both)
            for i, cap in zip(self.touched, self.caps, strict=True)
        )

    def best(self) -> list[int]:
        """The number of the option to take, for each credit."""
        picked, filled = self._greedy()
        if self.worth(filled) == self._bound():
            return picked
        frontier = _unbeaten(self.frontier())
        best = max(frontier, key=self.worth)
        trail, choices = frontier[best], []
        while trail is not None:
            trail, choice = trail
            choices.append(choice)
        return choices[::-1]

    def frontier(self) -> dict[Vector, Trail]:
        """Every way of filling the parts that no other way beats, with the options that lead to it."""
        ways: dict[Vector, Trail] = {self.start: None}
        for number, (_options, acquired) in enumerate(self.items):
            further: dict[Vector, Trail] = {}
            for vector, trail in ways.items():
                for choice, move in enumerate(self.moves[number]):
                    further.setdefault(self.fill(vector, move, acquired), (trail, choice))
            ways = _unbeaten(further) if len(further) > MANY else further
        return ways

    def fill(self, vector: Vector, move: Sequence[tuple[int, int]], acquired: bool) -> Vector:
        """The vector with what one option brings, nothing beyond a minimum."""
        filled, size = list(vector), len(self.touched)
        for place, amount in move:
            cap = self.caps[place]
            if acquired:
                filled[place] = min(cap, filled[place] + amount)
            filled[size + place] = min(cap, filled[size + place] + amount)
        return tuple(filled)

    def worth(self, vector: Vector) -> Worth:
        """What placings are compared by."""
        size = len(self.touched)
        for place, i in enumerate(self.touched):
            self.have[i], self.both[i] = vector[place], vector[size + place]
        ranks = rank_nodes(self.plan, self.asked, self.root, self.have, self.both)
        parts = [ranks[child - self.root] for child in self.plan.children[self.root]]
        return (
            ranks[0],
            parts.count(SATISFIED),
            sum(rank >= COMING for rank in parts),
            ranks.count(SATISFIED),
            sum(rank >= COMING for rank in ranks),
            sum(vector[:size]),
            sum(vector[size:]),
        )

    def _greedy(self) -> tuple[list[int], Vector]:
        vector, picked, size = self.start, [], len(self.touched)
        for moves, (_options, acquired) in zip(self.moves, self.items, strict=True):
            ways = [self.fill(vector, move, acquired) for move in moves]
            choice = max(range(len(ways)), key=lambda one: (sum(ways[one][:size]), sum(ways[one][size:]), -one))
            vector = ways[choice]
            picked.append(choice)
        return picked, vector

    def _bound(self) -> Worth:
        size = len(self.touched)
        everywhere, there, coming = list(self.start), sum(self.start[:size]), sum(self.start[size:])
        for moves, (_options, acquired) in zip(self.moves, self.items, strict=True):
            most = 0
            for move in moves:
                gain = 0
                for place, amount in move:
                    gain += amount
                    everywhere[size + place] += amount
                    if acquired:
                        everywhere[place] += amount
                most = max(most, gain)
            coming += most
            there += most if acquired else 0
        caps = self.caps + self.caps
        *ranks, all_there, all_coming = self.worth(tuple(map(min, caps, everywhere)))
        return (*ranks, min(there, all_there), min(coming, all_coming))

    def _is_let_go(self, i: int) -> bool:
        return i in self.asked.waived or any(one in self.asked.waived for one in self.plan.around(i))


def _unbeaten(ways: dict[Vector, Trail]) -> dict[Vector, Trail]:
    kept: dict[Vector, Trail] = {}
    for vector in sorted(ways, key=sum, reverse=True):
        if not any(all(a >= b for a, b in zip(other, vector, strict=True)) for other in kept):
            kept[vector] = ways[vector]
    return kept
