"""Jobs of the people engine."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext, override

from cartable.engines.people.api import arriving, merges, refresh_all_groups, run_contract_import, run_import
from cartable.kernel.clock import system_clock, today
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


@job("people.find-duplicates")
def find_duplicates(ctx: JobContext, *, language: str = "fr") -> dict[str, Any]:
    """Compare everybody with everybody who shares a key. Started again, it comes to the same."""
    with override(language):
        pairs = merges.find_likely_duplicates(now=system_clock(), progress=ctx.progress)
        label = ngettext("%(count)s pair to look at", "%(count)s pairs to look at", pairs) % {"count": pairs}
    return {"pairs": pairs, "result_url": reverse("people:duplicates"), "result_label": label}


@job("people.compute-match-keys")
def compute_match_keys(ctx: JobContext, **arguments: Any) -> dict[str, Any]:
    """Compute the keys of matching of everybody again: after a change of how they are made."""
    return {"written": arriving.compute_match_keys(progress=ctx.progress)}


# A rule reads the day: every group is computed again once the campus's own day has changed, whatever its time zone.
sweep("people.groups", "3 * * * *", lambda: refresh_all_groups(today(), only_stale=True))
