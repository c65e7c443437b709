"""One run in this process, confirmed by the independent checker."""

from __future__ import annotations

from cartable_timetable.model import Problem, Solution
from cartable_timetable.result import Result
from cartable_timetable.solver.budget import Budget
from cartable_timetable.solver.compile import compile_problem
from cartable_timetable.solver.extract import to_solution
from cartable_timetable.solver.search import Search


def solve_alone(problem: Problem, budget: Budget, seed: int, start: Solution | None) -> Result:
    """Compile, search, and report what was found."""
    compiled = compile_problem(problem)
    outcome = Search(compiled, budget, seed, start).run()
    solution = to_solution(compiled, outcome.state)
    return Result(
        solution=solution,
        feasible=outcome.violations == 0,
        cost=outcome.cost,
        violations=outcome.violations,
        elapsed=budget.elapsed,
        iterations=budget.iterations,
        stopped=budget.stopped or "time_limit",
    )
