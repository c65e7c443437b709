"""Jobs of the catalogue."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cartable.engines.catalogue.api import exchange, versions
from cartable.engines.catalogue.domain import team
from cartable.engines.catalogue.domain.mails import writing
from cartable.kernel.clock import today
from cartable.kernel.jobs import JobContext, job
from cartable.kernel.jobs.nightly import sweep

__all__ = ["team", "writing"]


@job("catalogue.import_units")
def import_units(ctx: JobContext, **arguments: Any) -> dict[str, Any]:
    """Check or write a file of units. Started again after a lost worker, it finds what is already written."""
    found = exchange.run_unit_import(job=ctx.job, progress=ctx.progress)
    return found | {"result_url": reverse("catalogue:unit-import-report", args=[ctx.job.uuid])}


# The versions adopted for a year come into force on its first day, whatever the campus's time zone.
sweep("catalogue.versions", "7 * * * *", lambda: versions.put_in_force(on=today()))
