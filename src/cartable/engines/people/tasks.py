"""Jobs of the people engine."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cartable.engines.people.api import refresh_all_groups, run_contract_import, run_import
from cartable.kernel.clock import today
from cartable.kernel.jobs import JobContext, job
from cartable.kernel.jobs.nightly import sweep


@job("people.import")
def import_people(ctx: JobContext, **arguments: Any) -> dict[str, Any]:
    """Check or write a file of people. Started again after a lost worker, it finds the people already written."""
    found = run_import(job=ctx.job, progress=ctx.progress)
    return found | {"result_url": reverse("people:import-report", args=[ctx.job.uuid])}


@job("people.contracts")
def import_contracts(ctx: JobContext, **arguments: Any) -> dict[str, Any]:
    """Check or write a payroll file. Started again after a lost worker, it finds the contracts already written."""
    found = run_contract_import(job=ctx.job, progress=ctx.progress)
    return found | {"result_url": reverse("people:contract-report", args=[ctx.job.uuid])}


# A rule reads the day: every group is computed again once the campus's own day has changed, whatever its time zone.
sweep("people.groups", "3 * * * *", lambda: refresh_all_groups(today(), only_stale=True))
