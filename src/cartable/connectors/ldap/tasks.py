"""Jobs of the connector to LDAP directories."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cartable.connectors.ldap.running import DRY_RUN, IMPORT, run_dry_run, run_import, start_nightly
from cartable.kernel.jobs import JobContext, job
from cartable.kernel.jobs.nightly import sweep


@job(DRY_RUN)
def try_directory(ctx: JobContext, **arguments: Any) -> dict[str, Any]:
    """Say what a directory would bring. Started again, it comes to the same."""
    found = run_dry_run(ctx.job, ctx.progress)
    return found | {"result_url": reverse("directories:reading", args=[ctx.job.uuid])}


@job(IMPORT)
def import_directory(ctx: JobContext, **arguments: Any) -> dict[str, Any]:
    """Take a directory in. Started again, it finds what was written before unchanged."""
    found = run_import(ctx.job, ctx.progress)
    return found | {"result_url": reverse("people:run", args=[found["run"]])}


# In the hour in which fewest work, by UTC, after the sweeps of the kernel.
sweep("ldap.nightly", "47 3 * * *", start_nightly)
