"""The jobs that compute a timetable and import a term."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.urls import reverse

from cartable.engines.calendar.api import get_term
from cartable.engines.timetable.api import SearchHooks, asked, run_import, say_contents, search_timetable, term_contents
from cartable.kernel.clock import system_clock
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


@job("timetable.import_term")
def import_file(ctx: JobContext, *, file: str, code: str, term_title: str, starts_on: str) -> dict[str, Any]:
    """Import a stored problem file, all of it or nothing; started again after a lost worker, it imports once."""
    term = run_import(
        job=ctx.job,
        file=file,
        code=code,
        title=term_title,
        starts_on=date.fromisoformat(starts_on),
        now=system_clock(),
        progress=ctx.progress,
    )
    found = term_contents(term=term)
    ctx.progress(1.0, say_contents(found))
    return {"term": term.code, **found.as_dict(), "result_url": reverse("timetable:term", args=[term.code])}


@job("timetable.apply_preparations")
def apply_preparations(ctx: JobContext, *, term: str) -> dict[str, Any]:
    """Take over what the teams of a term asked; started again after a lost worker, it changes nothing more."""
    report = asked.apply_preparations(
        term=get_term(term), actor=ctx.job.actor or ctx.job.actor_name, now=system_clock(), progress=ctx.progress
    )
    ctx.progress(1.0, asked.say_report(report.units, report.applied, report.refused))
    return {**asdict(report), "term": term, "result_url": reverse("timetable:asked", args=[term])}
