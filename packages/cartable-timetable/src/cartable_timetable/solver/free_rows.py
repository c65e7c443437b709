"""A model of CP-SAT written row by row, in indices of booleans.

The friendlier interface of OR-Tools makes an expression of every sum; for tens of thousands of rows, that takes longer
than solving them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ortools.sat.python import cp_model

_LOWEST = -(1 << 60)
_ASK_EVERY = 0.2
"""Seconds between two questions whether the outcome is still wanted."""


class Rows:
    """Booleans are numbers from 0 on."""

    def __init__(self) -> None:
        self._model = cp_model.CpModel()
        self._proto: Any = self._model.proto
        self._count = 0
        self.value = 0
        """Sum of prices of the last outcome."""

    @property
    def proto(self) -> Any:
        """The model, in CP-SAT's own form."""
        return self._proto

    def add_booleans(self, count: int) -> range:
        """New booleans."""
        variables = self._proto.variables
        for _ in range(count):
            variables.add().domain.extend((0, 1))
        self._count += count
        return range(self._count - count, self._count)

    def exactly_one(self, members: Iterable[int]) -> None:
        """One of them holds."""
        self._proto.constraints.add().exactly_one.literals.extend(members)

    def at_most_one(self, members: Iterable[int]) -> None:
        """One of them holds, or none."""
        self._proto.constraints.add().at_most_one.literals.extend(members)

    def at_most_one_unless(self, members: Sequence[int], paid: int) -> None:
        """One of them holds, or none; two when ``paid`` holds."""
        self._linear((*members, paid), [1] * len(members) + [-1], _LOWEST, 1)

    def equal_sum(self, members: Sequence[int], total: int) -> None:
        """``total`` holds when one of them does."""
        self._linear((*members, total), [1] * len(members) + [-1], 0, 0)

    def minimize(self, members: Sequence[int], prices: Sequence[int], *, most: int) -> None:
        """Look for the least sum of prices of those that hold, if it is ``most`` at most."""
        self._linear(members, prices, _LOWEST, most)
        self._proto.objective.vars.extend(members)
        self._proto.objective.coeffs.extend(prices)

    def _linear(self, members: Sequence[int], factors: Sequence[int], low: int, high: int) -> None:
        row = self._proto.constraints.add().linear
        row.vars.extend(members)
        row.coeffs.extend(factors)
        row.domain.extend((low, high))

    def solve(
        self, seconds: float, *, work: float | None, seed: int, is_wanted: Callable[[], bool]
    ) -> tuple[str, Sequence[int]]:
        """``better`` with the value of each boolean, ``optimal`` when no values will do, or ``unknown``.

        ``work``, in CP-SAT's own measure, makes the outcome the same on every machine; then time doesn't count.
        ``is_wanted`` is asked now and then, and ends the search by False. The linear relaxation is worth its price:
        models are proved ten times faster with it.
        """
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        solver.parameters.symmetry_level = 0
        solver.parameters.random_seed = seed % (1 << 31)
        solver.parameters.max_time_in_seconds = seconds
        if work is not None:
            solver.parameters.max_deterministic_time = work
            solver.parameters.max_time_in_seconds = 3600.0
        status = _run(solver, self._model, is_wanted)
        if status == cp_model.INFEASIBLE:
            return "optimal", ()
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return "unknown", ()
        self.value = round(solver.objective_value)
        return "better", tuple(solver.response_proto.solution)  # a copy: the answer goes with the solver


def _run(solver: cp_model.CpSolver, model: cp_model.CpModel, is_wanted: Callable[[], bool]) -> Any:
    """Solve in a thread of its own, so that this one can be asked, and interrupted, meanwhile."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(solver.solve, model)
        try:
            while True:
                try:
                    return future.result(timeout=_ASK_EVERY)
                except TimeoutError:
                    if not is_wanted():
                        solver.stop_search()
        finally:
            solver.stop_search()
