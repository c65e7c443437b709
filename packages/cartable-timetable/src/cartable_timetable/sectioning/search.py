"""The search for better seats: annealing in cycles, each twice as long, until two in a row bring nothing."""

from __future__ import annotations

import numpy as np

from cartable_timetable.sectioning.annealing import anneal, seed_chance
from cartable_timetable.sectioning.arrays import AWAY, CONFLICTS, EVALUATED, I32, UNEVEN, Seating, Tables
from cartable_timetable.sectioning.clock import Clock
from cartable_timetable.sectioning.recounting import recount
from cartable_timetable.sectioning.result import BOUND_REACHED, SETTLED

_CHUNKS = 40
_FIRST_CYCLE = 60
"""Proposals for each request with a choice in the first cycle."""
_LEAST_PROPOSALS = 10_000
_HOTTEST, _COLDEST = 0.6, 0.06
"""Temperatures of a cycle, in the price of one conflict."""
_CYCLES = 6
_EVENING_SHARE = 0.12
"""Part of the time left kept for the last pass, which only evens groups out."""
_EVENING_ROUNDS = 40


class Search:
    """Improves one seating; ``slot`` holds the best seats so far."""

    def __init__(
        self, tables: Tables, seating: Seating, *, clock: Clock, prices: tuple[int, int], least: int, unseated: int
    ) -> None:
        self.tables, self.seating, self.clock = tables, seating, clock
        self.conflict_price, self.regroup_price = prices
        self._floor = least * self.conflict_price
        self._unseated = unseated
        self._evening = _EVENING_SHARE * clock.left
        width = int(np.diff(tables.slot_ptr).max(initial=1))
        self._scratch = np.zeros((4, width), dtype=np.int32)
        self.slot: I32 = seating.slot.copy()
        self.best = self._value()

    def run(self, seed: int) -> str:
        """Searches until nothing better is found, proven or allowed; returns why it ended."""
        seed_chance(seed)
        if len(self.tables.movable):
            self._anneal_in_cycles()
            evaluated = self.seating.totals[EVALUATED]
            self.seating = recount(self.tables, self.slot.copy())
            self.seating.totals[EVALUATED] = evaluated
            self._even_out()
        if self.clock.stopped is not None:
            return self.clock.stopped
        return BOUND_REACHED if self.best[0] <= self._floor else SETTLED

    def _value(self) -> tuple[int, int]:
        totals = self.seating.totals
        cost = int(totals[CONFLICTS]) * self.conflict_price + int(totals[AWAY]) * self.regroup_price
        return cost, int(totals[UNEVEN])

    def _anneal_in_cycles(self) -> None:
        idle, speed = 0, 0.0
        for cycle in range(_CYCLES):
            before = self.best[0]
            if before <= self._floor or idle == 2:
                return
            planned = max(_LEAST_PROPOSALS, _FIRST_CYCLE * len(self.tables.movable) << cycle)
            begin, done = self.clock.elapsed, int(self.seating.totals[EVALUATED])
            if speed:  # a cycle that can't end cold is worth little
                planned = min(planned, int(speed * (1 - _EVENING_SHARE) * max(self.clock.left, 0.0)))
            hottest = _HOTTEST if cycle == 0 else _HOTTEST / 2
            for chunk in range(_CHUNKS):
                share = chunk / (_CHUNKS - 1)
                temperature = self.conflict_price * hottest * (_COLDEST / hottest) ** share
                if not self._anneal(planned // _CHUNKS + 1, temperature) or self.best[0] <= self._floor:
                    return
                if self.clock.left < self._evening:
                    return
            spent = self.clock.elapsed - begin
            speed = (int(self.seating.totals[EVALUATED]) - done) / max(spent, 1e-6)
            idle = idle + 1 if self.best[0] >= before else 0

    def _even_out(self) -> None:
        """Proposals over everybody, never for the worse, while they still even groups out."""
        many = max(_LEAST_PROPOSALS, 2 * len(self.tables.movable))
        for _ in range(_EVENING_ROUNDS):
            before = self.best
            if not self._anneal(many, 0.0, focused=False) or self.best == before:
                return

    def _anneal(self, proposals: int, temperature: float, *, focused: bool = True) -> bool:
        anneal(
            self.tables,
            self.seating,
            proposals,
            temperature,
            float(self.conflict_price),
            float(self.regroup_price),
            focused,
            self._scratch,
        )
        value = self._value()
        if value < self.best:
            self.best, self.slot = value, self.seating.slot.copy()
        conflicts = int(self.seating.totals[CONFLICTS])
        return self.clock.goes_on(conflicts, self.best[0], self._unseated, int(self.seating.totals[EVALUATED]))
