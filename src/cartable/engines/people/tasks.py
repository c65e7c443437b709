"""Jobs of the people engine."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cartable.engines.people.api import run_import
from cartable.kernel.jobs import JobContext, job


@job("people.import")
def import_people(ctx: JobContext, **arguments: Any) -> dict[str, Any]:
    """Check or write a file of people. Started again after a lost worker, it finds the people already written."""
    found = run_import(job=ctx.job, progress=ctx.progress)
    return found | {"result_url": reverse("people:import-report", args=[ctx.job.uuid])}
