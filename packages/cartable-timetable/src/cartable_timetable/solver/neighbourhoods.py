"""Which classes to free together: those that could help one another to a better place."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cartable_timetable.solver.arrays import F64, I32, State, Tables
from cartable_timetable.solver.prices import Prices, fill_prices

Score = Callable[["Neighbourhoods", int, F64], None]
_WAVES = 3
_NOISE = 0.3
_PER_GROUP = 6
_TOGETHER = 0.3
_CEILING = 30.0
"""Regret beyond so many times the median counts no more, or one dear class would be all that is ever looked at; that
is what the kind ``worst`` does."""


class Neighbourhoods:
    """Chooses members around a class that pays more than it could. ``kinds`` name the ways to choose."""

    kinds = ("related", "contenders", "room", "course", "hour", "mixed", "dear", "worst")

    def __init__(self, tables: Tables, rng: np.random.Generator) -> None:
        self.tables = tables
        self.rng = rng
        choices, seats = tables.choices, tables.seats
        self.freedom = np.diff(choices.t_ptr) * np.maximum(1, np.diff(choices.r_ptr))
        count = len(self.freedom)
        owner = np.repeat(np.arange(len(seats.course_class_ptr) - 1), np.diff(seats.course_class_ptr))
        self.course = np.full(count, -1, dtype=np.int64)
        self.course[seats.course_class] = owner

    def regret(self, state: State, prices: Prices) -> F64:
        """What each class pays beyond its cheapest option, all others staying; and, for a part, beyond its time's cost.

        The part stands for what only several classes together could save.
        """
        fill_prices(self.tables, state, prices)
        choices = self.tables.choices
        result = prices.time[state.pick[:, 0]] - np.minimum.reduceat(prices.time, choices.t_ptr[:-1])
        result += _TOGETHER * (prices.time[state.pick[:, 0]] - choices.t_cost[state.pick[:, 0]])
        roomed = state.pick[:, 1] >= 0
        lows = np.minimum.reduceat(np.append(prices.room, 0.0), choices.r_ptr[:-1])
        result[roomed] += prices.room[state.pick[roomed, 1]] - lows[roomed]
        result[self.freedom < 2] = 0
        return result

    def choose(self, kind: str, size: int, state: State, prices: Prices, trouble: I32) -> list[int]:
        """About ``size`` members, in order of index, around one of those in ``trouble`` if there are any."""
        regret = self.regret(state, prices)
        ceiling = np.inf if kind == "worst" else _CEILING
        weight = np.minimum(regret, np.median(regret[regret > 0]) * ceiling if (regret > 0).any() else 1.0)
        weight = weight + 0.02 * weight.mean() + 1e-6
        if len(trouble):
            weight[trouble] += 20 * weight.sum() / len(trouble)
        weight[self.freedom < 2] = 0
        if not weight.any():
            return []
        seed = int(self.rng.choice(len(weight), p=weight / weight.sum()))
        score = self.rng.random(len(weight)) * _NOISE
        if kind == "dear":
            score += weight / weight.max() + self.rng.random(len(weight))
        wave = np.array([seed])
        for number in range(_WAVES):
            for c in wave.tolist():
                self._score(kind, state, c, score)
            wave = np.argsort(-score, kind="stable")[: max(2, size * (number + 1) // (2 * _WAVES))]
            if kind == "dear":
                break
        score[seed] = np.inf
        return self._first_allowed(np.argsort(-score, kind="stable"), size)

    def _score(self, kind: str, state: State, c: int, score: F64) -> None:
        if kind in ("related", "mixed"):
            self._score_related(state, c, score)
        if kind in ("contenders", "mixed", "worst"):
            self._score_contenders(state, c, score)
        if kind in ("room", "worst"):
            self._score_room(state, c, score)
        if kind == "course":
            score[self.course == self.course[c]] += 2
            self._score_related(state, c, score)
        if kind == "hour":
            gap = self.tables.times.gap[state.place[c, 0], state.place[:, 0]]
            score += np.where(gap < 24, 1.0, 0.0) * self.rng.random(len(score))
            self._score_contenders(state, c, score)

    def _score_related(self, state: State, c: int, score: F64) -> None:
        """Points for shared rules, by their price, and for shared students."""
        rows = self.tables.pairs.rows[self.tables.pairs.ptr[c] : self.tables.pairs.ptr[c + 1]]
        np.add.at(score, rows[:, 0], 0.3 + 0.5 * (rows[:, 4] == 0) + 2.0 * (rows[:, 6] > 0))
        near = state.near[state.near_ptr[c] : state.near_ptr[c] + state.near_n[c]]
        if len(near):
            score[near[:, 0]] += near[:, 1] / near[:, 1].max()

    def _score_contenders(self, state: State, c: int, score: F64) -> None:
        """A point to each class that holds a room at a time that ``c`` could take, and to its tied partners."""
        choices = self.tables.choices
        t_ids = choices.t_id[choices.t_ptr[c] : choices.t_ptr[c + 1]]
        r_ids = choices.r_id[choices.r_ptr[c] : choices.r_ptr[c + 1]]
        there = np.flatnonzero(np.isin(state.place[:, 1], r_ids))
        if len(there):
            score[there] += (self.tables.times.gap[np.ix_(state.place[there, 0], t_ids)] < 0).mean(axis=1)
        ties = self.tables.ties
        score[ties.rows[ties.ptr[c] : ties.ptr[c + 1], 0]] += 2

    def _score_room(self, state: State, c: int, score: F64) -> None:
        """Whoever is in the room of ``c``, first of all those who can go nowhere else."""
        room = state.place[c, 1]
        if room < self.tables.rooms.travel.shape[0] - 1:
            there = np.flatnonzero(state.place[:, 1] == room)
            score[there] += 1 + 2.0 / np.diff(self.tables.choices.r_ptr)[there]
        self._score_related(state, c, score)

    def _first_allowed(self, order: I32 | np.ndarray[tuple[int], np.dtype[np.int64]], size: int) -> list[int]:
        """The first movable ones, tied partners with them, few of any rule over a set."""
        tables, ties = self.tables, self.tables.ties
        taken = np.zeros(len(tables.groups.rows), dtype=np.int64)
        members: dict[int, None] = {}
        for first in order.tolist():
            if len(members) >= size:
                break
            for c in (first, *ties.rows[ties.ptr[first] : ties.ptr[first + 1], 0].tolist()):
                groups = tables.groups.of[tables.groups.of_ptr[c] : tables.groups.of_ptr[c + 1]]
                if c in members or self.freedom[c] < 2 or taken[groups].max(initial=0) >= _PER_GROUP:
                    continue
                taken[groups] += 1
                members[c] = None
        return sorted(members)
