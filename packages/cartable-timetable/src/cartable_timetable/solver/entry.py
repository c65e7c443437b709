"""The call that starts it all."""

from __future__ import annotations

from cartable_timetable.model import Problem, Solution
from cartable_timetable.result import OnProgress, Result


def solve(
    problem: Problem,
    *,
    time_limit: float,
    seed: int = 1,
    workers: int = 1,
    start: Solution | None = None,
    max_iterations: int | None = None,
    on_progress: OnProgress | None = None,
) -> Result:
    """Look for a timetable of ``problem`` and a class for every student, as cheap as can be found in time.

    Anytime: whenever it stops (after ``time_limit`` seconds, ``max_iterations`` evaluated moves, or when
    ``on_progress`` returns False) it gives the best timetable so far, and calls it feasible only when every hard rule
    holds. ``start`` is improved upon; what it holds that is no longer possible is placed anew. With one worker and
    ``max_iterations`` the same ``seed`` gives the same timetable. Several ``workers`` are separate processes with
    different seeds; the best wins. Constraints of ours (``problem.extensions``) are said in the competition's words
    where that is possible, smoothed otherwise, and always counted in the verdict.

    Raises ``ValueError`` when a class has no option at all or a student asks for an unknown course.
    """
    if time_limit <= 0:
        raise ValueError(f"time_limit must be positive; got {time_limit}")
    if workers < 1:
        raise ValueError(f"workers must be at least 1; got {workers}")
    if problem.extensions:
        from cartable_timetable.extensions.solving import solve_with_extensions

        return solve_with_extensions(
            problem,
            time_limit=time_limit,
            seed=seed,
            workers=workers,
            start=start,
            max_iterations=max_iterations,
            on_progress=on_progress,
        )
    # Imported here: numba takes a second to load, and most users of this package never solve.
    from cartable_timetable.solver.budget import Budget

    budget = Budget(time_limit, max_iterations, on_progress)
    if workers > 1:
        from cartable_timetable.solver.portfolio import solve_together

        return solve_together(problem, budget, seed, start, workers)
    from cartable_timetable.solver.single import solve_alone

    return solve_alone(problem, budget, seed, start)
