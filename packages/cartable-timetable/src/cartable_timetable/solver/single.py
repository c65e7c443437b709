"""One run in this process, confirmed by the independent verifier."""

from __future__ import annotations

from cartable_timetable.model import Problem, Solution
from cartable_timetable.result import TIME_LIMIT, Result
from cartable_timetable.solver.budget import Budget
from cartable_timetable.solver.compile import Compiled, compile_problem
from cartable_timetable.solver.exchange import Exchange
from cartable_timetable.solver.extract import to_solution
from cartable_timetable.solver.schedule import ANNEALING
from cartable_timetable.solver.search import Search

_SECONDS_AT_LEAST = 0.1
_SECONDS_PER_SEAT = 1.5e-5
_SECONDS_PER_RULE = 1e-6


def solve_alone(
    problem: Problem,
    budget: Budget,
    seed: int,
    start: Solution | None,
    exchange: Exchange | None = None,
    annealing: float = ANNEALING,
) -> Result:
    """Compile, search, have the result verified, and report what was found.

    The verdict and the cost are the verifier's, which shares no code with the search.
    """
    from cartable_timetable.check import check

    compiled = compile_problem(problem)
    budget.look_around()
    budget.final_work = _verification_time(compiled)
    outcome = Search(compiled, budget, seed, start, exchange, annealing).run()
    solution = to_solution(compiled, outcome.state)
    report = check(problem, solution)
    return Result(
        solution=solution,
        feasible=report.feasible,
        cost=report.cost,
        violations=0 if report.feasible else max(1, outcome.violations),
        elapsed=budget.elapsed,
        iterations=budget.iterations,
        stopped=budget.stopped or TIME_LIMIT,
    )


def _verification_time(compiled: Compiled) -> float:
    """Seconds to keep for the verifier at the end, from its speed on the competition's instances."""
    seats, rules = compiled.tables.seats.slot_ptr[-1], len(compiled.tables.pairs.rows)
    return _SECONDS_AT_LEAST + _SECONDS_PER_SEAT * int(seats) + _SECONDS_PER_RULE * rules
