"""Large moves: free some classes, place them anew exactly, keep the result when it is better, learn which kind pays."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cartable_timetable.solver.free_options import price_options
from cartable_timetable.solver.neighbourhoods import Neighbourhoods

if TYPE_CHECKING:
    from cartable_timetable.solver.search import Search

_SMALLEST, _FIRST, _LARGEST = 4.0, 14.0, 120.0
_SECONDS = 2.5
_COUNTED_ROUNDS = 40
"""In a run counted by iterations, each round takes one part in so many of them."""
_FORGET = 0.9
_CURIOSITY = 0.08


@dataclass(slots=True)
class Arm:
    """One kind of neighbourhood: how large to make it, and what it gained per second of late."""

    kind: str
    size: float = _FIRST
    worth: float = 1.0

    def learn(self, outcome: str, gain: float, seconds: float) -> None:
        """Grow what is solved with ease, shrink what is not solved in time."""
        if outcome == "unknown":
            self.size = max(_SMALLEST, self.size * 0.8)
        elif seconds < 0.4 * _SECONDS:
            self.size = min(_LARGEST, self.size * (1.15 if outcome == "optimal" else 1.05))
        self.worth = _FORGET * self.worth + (1 - _FORGET) * gain / max(seconds, 0.05)


class LargeMoves:
    """Large neighbourhood search around the timetable that a search holds."""

    def __init__(self, search: Search, seed: int) -> None:
        self.search = search
        self.rng = np.random.default_rng(seed)
        self.arms = [Arm(kind) for kind in Neighbourhoods.kinds]
        self.neighbourhoods = Neighbourhoods(search.tables, self.rng)
        self.rounds = 0

    def step(self, seconds: float) -> bool:
        """Try one neighbourhood for at most ``seconds``; whether it helped."""
        from cartable_timetable.solver.free_model import FreeModel

        search, began = self.search, time.monotonic()
        self.rounds += 1
        arm = self._choose_arm()
        members = self.neighbourhoods.choose(arm.kind, round(arm.size), search.state, search.prices)
        if not members:
            return False
        free = price_options(search.tables, search.state, search.prices, members)
        model = FreeModel(search.tables, search.state, free)
        outcome = "optimal"
        chosen: dict[int, tuple[int, int]] = {}
        if model.build():
            left = max(0.05, min(_SECONDS, seconds - (time.monotonic() - began)))
            seed = int(self.rng.integers(1 << 30))
            outcome, chosen = model.solve(left, counted=search.budget.is_counted, seed=seed)
        gain = self._apply(chosen) if chosen else 0
        search.budget.spend(_COUNTED_ROUNDS)
        if not search.budget.is_counted:
            arm.learn(outcome, gain, time.monotonic() - began)
        return gain > 0

    def _choose_arm(self) -> Arm:
        worth = np.array([max(arm.worth, 0.0) for arm in self.arms])
        share = worth / worth.sum() if worth.any() else np.full(len(worth), 1.0 / len(worth))
        share = (1 - len(worth) * _CURIOSITY) * share + _CURIOSITY
        return self.arms[int(self.rng.choice(len(share), p=share / share.sum()))]

    def _apply(self, chosen: dict[int, tuple[int, int]]) -> int:
        """Move the classes; returns by how much the cost sank, a mended rule counting as much as a dear cost."""
        search = self.search
        soft, broken = search.auditor.run(search.tables, search.state)
        search.place_anew(chosen)
        now, still = search.observe()
        return soft - now if still == broken else 1000 * (broken - still)
