"""The linear relaxation of a model of booleans: what each would be if halves were allowed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.linear_solver.python import model_builder_helper as linear

from cartable_timetable.solver.arrays import F64

_ASK_EVERY = 0.2
_UNBOUNDED = 1 << 59
_WORK = 3.0
"""How much it may take in a run counted by iterations, in GLOP's own measure."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """Least sum of prices, value of each boolean, and by how much one more of it would raise the sum."""

    sum: float
    values: F64
    reduced: F64


def relax(proto: Any, seconds: float, *, counted: bool, is_wanted: Callable[[], bool]) -> Relaxed | None:
    """Solve the relaxation of a model of CP-SAT that has only sums and choices of one; None when time is up.

    A vertex is wanted, for few values of it are not zero: hence the simplex method. It is the dual one, which needs
    about four fifths of the time of the primal one.
    """
    model = _linear_model(proto)
    solver = linear.ModelSolverHelper("glop")
    work = f" max_deterministic_time: {_WORK}" if counted else ""
    solver.set_solver_specific_parameters("use_dual_simplex: true" + work)
    if not counted:
        solver.set_time_limit_in_seconds(seconds)
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(solver.solve, model)
        while True:
            try:
                future.result(timeout=_ASK_EVERY)
                break
            except TimeoutError:
                if not is_wanted():
                    solver.interrupt_solve()
    if not solver.has_solution() or solver.status() != linear.SolveStatus.OPTIMAL:
        return None
    values, reduced = np.array(solver.variable_values()), np.array(solver.reduced_costs())
    return Relaxed(float(solver.objective_value()), values, reduced)


def _linear_model(proto: Any) -> Any:
    model = linear.ModelBuilderHelper()
    variables = [linear.Variable(model, 0.0, 1.0, False) for _ in proto.variables]
    for row in proto.constraints:
        if row.has_linear():
            members, factors, (low, high) = row.linear.vars, list(row.linear.coeffs), row.linear.domain
        else:
            members = (row.exactly_one if row.has_exactly_one() else row.at_most_one).literals
            factors, low, high = [1] * len(members), 1 if row.has_exactly_one() else -_UNBOUNDED, 1
        number = model.add_linear_constraint()
        model.set_constraint_lower_bound(number, low if low > -_UNBOUNDED else -np.inf)
        model.set_constraint_upper_bound(number, high if high < _UNBOUNDED else np.inf)
        model.add_terms_to_constraint(number, [variables[index] for index in members], factors)
    for index, price in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        model.set_var_objective_coefficient(index, price)
    return model
