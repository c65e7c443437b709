"""Large moves: free some classes, place them anew exactly, keep the result when it is better, learn which kind pays."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cartable_timetable.solver.free_options import lifted, price_options
from cartable_timetable.solver.neighbourhoods import Neighbourhoods

if TYPE_CHECKING:
    from cartable_timetable.solver.free_model import FreeModel
    from cartable_timetable.solver.guide import Guide
    from cartable_timetable.solver.search import Search

_SMALLEST, _FIRST, _LARGEST = 6.0, 40.0, 700.0
_PACE, _SHORTEST, _LONGEST = 40.0, 1.0, 10.0
"""A model may take one part in so many of the time limit, between these seconds: long runs can afford larger moves."""
_FIRST_MENDING, _SECONDS_MENDING = 40.0, 6.0
"""What is broken needs more room, and without dear options the model is easy."""
_BUILDING = 0.3
"""Part of the time left that writing a model may take."""
_COUNTED_ROUNDS = 25
"""In a run counted by iterations, each round takes one part in so many of them."""
GUIDED = "guided"
"""The kind that frees every class, among options that a linear relaxation favours; its size counts others beside."""
_GUIDED_SIZES = 800.0, 100.0, 50_000.0
_GUIDED_PACE = 3.0
"""How many times longer than another such a model may take."""
_GUIDED_LEAST = 3.0
"""No such model is written when less time is left than so many times what it takes to write."""
_SEEKING, _LEAST_SEEKING = 0.4, 10.0
"""Part of the time left that the relaxation may take, and the least seconds left for it to be tried."""
_FORGET = 0.9
_CURIOSITY = 0.08


@dataclass(slots=True)
class Arm:
    """One kind of neighbourhood: how large to make it, and what it gained per second of late."""

    kind: str
    size: float
    least: float = _SMALLEST
    most: float = _LARGEST
    worth: float = 1.0

    def learn(self, outcome: str, gain: float, seconds: float, allowed: float) -> None:
        """Grow what is done with ease (writing the model included), shrink what is not solved in time."""
        if outcome == "unknown":
            self.size = max(self.least, self.size * 0.8)
        elif seconds < 0.25 * allowed:
            self.size = min(self.most, self.size * 1.25)
        elif seconds < 0.5 * allowed:
            self.size = min(self.most, self.size * 1.08)
        self.worth = _FORGET * self.worth + (1 - _FORGET) * gain / max(seconds, 0.05)


class LargeMoves:
    """Large neighbourhood search around the timetable that a search holds."""

    def __init__(self, search: Search, seed: int, *, to_mend: bool = False) -> None:
        self.search = search
        pace = min(_LONGEST, max(_SHORTEST, search.budget.time_limit / _PACE))
        first, self.seconds = (_FIRST_MENDING, _SECONDS_MENDING) if to_mend else (_FIRST, pace)
        self.to_mend = to_mend
        self.rng = np.random.default_rng(seed)
        self.arms = [Arm(kind, first) for kind in Neighbourhoods.kinds]
        self.neighbourhoods = Neighbourhoods(search.tables, self.rng)
        self.rounds = 0
        self.writing = 0.002
        """Seconds to write a model, by member."""
        self.guide: Guide | None = None
        self.writing_guided = 0.0
        """Seconds to write a model of every class."""
        self.is_guide_sought = to_mend

    def step(self, seconds: float) -> bool:
        """Try one neighbourhood for at most ``seconds``; whether it helped."""
        search, began = self.search, time.monotonic()
        self.rounds += 1
        if not self.is_guide_sought:
            self._seek_guide(seconds)
        arm = self._choose_arm()
        if arm.kind == GUIDED and seconds < _GUIDED_LEAST * self.writing_guided and not search.budget.is_counted:
            arm = self.arms[0]
        allowed = self.seconds * (_GUIDED_PACE if arm.kind == GUIDED else 1.0)
        model, is_open = self._write_guided(arm) if arm.kind == GUIDED else self._write(arm, seconds)
        if model is None:
            return False
        outcome = "optimal"
        chosen: dict[int, tuple[int, int]] = {}
        if is_open:
            left = max(0.05, min(allowed, seconds - (time.monotonic() - began)))
            seed = int(self.rng.integers(1 << 30))
            outcome, chosen = model.solve(left, counted=search.budget.is_counted, seed=seed, is_wanted=search.is_wanted)
        gain = self._apply(chosen) if chosen else 0
        search.budget.spend(_COUNTED_ROUNDS)
        if not search.budget.is_counted:
            arm.learn(outcome, gain, time.monotonic() - began, allowed)
            for other in self.arms if self.to_mend else ():
                other.size = arm.size  # what size holds a repair is the same question for every kind
        return gain > 0

    def _write(self, arm: Arm, seconds: float) -> tuple[FreeModel | None, bool]:
        """The model of a neighbourhood, and whether it may hold anything better; None without any member."""
        from cartable_timetable.solver.free_model import FreeModel

        search, began = self.search, time.monotonic()
        trouble = search.auditor.trouble()
        size = round(arm.size)
        if not search.budget.is_counted:  # such a run depends on no clock
            size = min(size, round(max(_SMALLEST, _BUILDING * seconds / self.writing)))
        members = self.neighbourhoods.choose(arm.kind, size, search.state, search.prices, trouble)
        if not members:
            return None, False
        with lifted(search.tables, search.state, members):
            free = price_options(search.tables, search.state, search.prices, members)
            model = FreeModel(search.tables, search.state, free)
            is_open = model.build()
        self.writing = max(_FORGET * self.writing, (time.monotonic() - began) / len(members))
        return model, is_open

    def _write_guided(self, arm: Arm) -> tuple[FreeModel | None, bool]:
        from cartable_timetable.solver.free_model import FreeModel

        search, guide, began = self.search, self.guide, time.monotonic()
        assert guide is not None
        with lifted(search.tables, search.state, guide.members):
            free = price_options(search.tables, search.state, search.prices, guide.members)
            guide.restrict(free, search, round(arm.size), self.rng)
            model = FreeModel(search.tables, search.state, free, cliques=guide.cliques)
            is_open = model.build()
        self.writing_guided = max(_FORGET * self.writing_guided, time.monotonic() - began)
        return model, is_open

    def _seek_guide(self, seconds: float) -> None:
        """Once, from a timetable that breaks no rule: solve the relaxation, if there is time."""
        from cartable_timetable.solver.guide import find_guide

        if self.search.state.totals[1]:
            return
        self.is_guide_sought = True
        if seconds < _LEAST_SEEKING and not self.search.budget.is_counted:
            return
        began = time.monotonic()
        self.guide = find_guide(self.search, _SEEKING * seconds)
        self.writing_guided = time.monotonic() - began
        if self.guide is not None:
            self.arms.append(Arm(GUIDED, *_GUIDED_SIZES))

    def _choose_arm(self) -> Arm:
        worth = np.array([max(arm.worth, 0.0) for arm in self.arms])
        share = worth / worth.sum() if worth.any() else np.full(len(worth), 1.0 / len(worth))
        share = (1 - len(worth) * _CURIOSITY) * share + _CURIOSITY
        return self.arms[int(self.rng.choice(len(share), p=share / share.sum()))]

    def _apply(self, chosen: dict[int, tuple[int, int]]) -> int:
        """Move the classes; returns by how much the cost sank, a mended rule counting as much as a dear cost.

        What turns out no better (see free_groups.py) is undone.
        """
        search = self.search
        soft, broken = search.auditor.run(search.tables, search.state)
        before = {c: (int(search.state.pick[c, 0]), int(search.state.pick[c, 1])) for c in chosen}
        search.place_anew(chosen)
        now, still = search.observe()
        if (still, now) > (broken, soft):
            search.place_anew(before)
            search.observe()
            return 0
        return soft - now if still == broken else 1000 * (broken - still)
