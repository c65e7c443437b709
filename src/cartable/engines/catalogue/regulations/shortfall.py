"""The problem of finishing, made small: what lacks as a vector, and units of equal use as one lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from cartable.engines.catalogue.regulations.deciding import Asked
from cartable.engines.catalogue.regulations.judging import Tally
from cartable.engines.catalogue.regulations.plan import Option, Plan
from cartable.engines.catalogue.regulations.ranking import SATISFIED, rank_nodes
from cartable.engines.catalogue.regulations.records import Credit

Vector = tuple[int, ...]
Move = tuple[tuple[int, int], ...]
"""What a unit brings: (place in the vector, amount)."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Units of equal use and equal credits, in the order of the candidates, each taken in one same way."""

    group: int
    units: tuple[str, ...]
    credits: int
    move: Move


class Shortfall:
    """What lacks to a student; vectors hold how much counts at ``places`` (nodes), never beyond the minimum."""

    def __init__(self, plan: Plan, asked: Asked, tally: Tally) -> None:
        self.plan, self.asked = plan, asked
        self.both = list(tally.both)
        gone = {
            i for i in range(len(plan.nodes)) if i in asked.waived or any(one in asked.waived for one in plan.around(i))
        }
        self.places = [
            i
            for i, minimum in enumerate(asked.minima)
            if i not in gone and not plan.is_composite[i] and self.both[i] < minimum
        ]
        self.number = {i: place for place, i in enumerate(self.places)}
        self.caps = [asked.minima[i] for i in self.places]
        self.start: Vector = tuple(self.both[i] for i in self.places)
        self.required = [place for place, i in enumerate(self.places) if self._is_required(i)]

    def is_finished(self, vector: Vector) -> bool:
        """Whether so much is enough."""
        for place, i in enumerate(self.places):
            self.both[i] = vector[place]
        return rank_nodes(self.plan, self.asked, 0, self.both, self.both)[0] == SATISFIED

    def add(self, vector: Vector, move: Move) -> Vector:
        """The vector with one more unit."""
        filled = list(vector)
        for place, amount in move:
            filled[place] = min(self.caps[place], filled[place] + amount)
        return tuple(filled)

    def moves(self, credit: Credit) -> tuple[Move, ...]:
        """The different ways in which the credit brings something that lacks."""
        at = self.asked.admitted.get(credit.unit) if credit.unit else None
        fixed, choices = self.plan.find_uses(credit, at) if at else self.plan.uses(credit)
        picked = product(*(options for _root, options in choices))
        ways = (self._move(fixed + tuple(use for option in one for use in option)) for one in picked)
        return tuple(dict.fromkeys(move for move in ways if move))

    def starts(self, rows: Sequence[tuple[Credit, tuple[Option, ...]]]) -> list[Vector]:
        """What may count at the outset, the credits that are there being placed in every useful way."""
        vectors = {self.start}
        for _credit, options in rows:
            moves = [self._move(option) for option in options]
            vectors = {self.add(vector, move) for vector in vectors for move in moves}
            if len(vectors) > 1:
                vectors = set(unbeaten(vectors))
        return sorted(vectors, reverse=True)

    def lanes(self, candidates: Sequence[Credit]) -> list[Lane]:
        """The candidates that bring something, those of equal use together."""
        groups: dict[tuple[tuple[Move, ...], int], list[str]] = {}
        for credit in candidates:
            moves = self.moves(credit)
            if moves:
                groups.setdefault((moves, credit.credits), []).append(credit.unit)
        lanes = []
        ranked = sorted(groups.items(), key=lambda row: (-max(map(_gain, row[0][0])), row[0][1], row[1][0]))
        for group, ((moves, credits), units) in enumerate(ranked):
            lanes += [Lane(group, tuple(units), credits, move) for move in moves]
        return lanes

    def _move(self, option: Option) -> Move:
        return tuple(sorted((self.number[i], amount) for i, amount in option if i in self.number))

    def _is_required(self, i: int) -> bool:
        """Whether nothing can be finished without it: no choice stands above it."""
        plan = self.plan
        return all(
            not plan.is_composite[one] or self.asked.minima[one] >= len(plan.children[one]) for one in plan.around(i)
        )


def unbeaten(vectors: set[Vector]) -> list[Vector]:
    """Those that no other one reaches in every place."""
    kept: list[Vector] = []
    for vector in sorted(vectors, key=lambda one: (-sum(one), one)):
        if not any(all(a >= b for a, b in zip(other, vector, strict=True)) for other in kept):
            kept.append(vector)
    return kept


def _gain(move: Move) -> int:
    return sum(amount for _place, amount in move)
