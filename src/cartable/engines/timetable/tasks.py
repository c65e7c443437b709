"""The job that computes a timetable."""

from __future__ import annotations

from typing import Any

from cartable.engines.timetable.api import SearchHooks, search_timetable
from cartable.kernel.jobs import JobContext, job


@job("timetable.solve")
def solve(ctx: JobContext, *, run: str) -> dict[str, Any]:
    """Search, telling how far it is and stopping when asked; may be started again after its worker was lost."""
    hooks = SearchHooks(
        progress=lambda fraction, message, detail: ctx.progress(fraction, message, **detail),
        point=lambda seconds, cost: ctx.point("cost", seconds, cost),
        is_stop_requested=ctx.is_stop_requested,
    )
    solution = search_timetable(run=run, hooks=hooks)
    return {
        "solution": str(solution.uuid),
        "number": solution.number,
        "feasible": solution.is_feasible,
        "cost": solution.total_cost,
    }
