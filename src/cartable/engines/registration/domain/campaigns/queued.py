"""What the workers do for campaigns: reminders that are due, reminders asked for, units that were withdrawn."""

from __future__ import annotations

from typing import Any

from cartable.engines.catalogue.api import CourseUnit
from cartable.engines.registration.domain.campaigns.reminding import asked_occasion, remind, remind_due
from cartable.engines.registration.domain.campaigns.withdrawing import mark_withdrawn
from cartable.engines.registration.queries.campaigns import list_campaigns
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs import JobContext, job
from cartable.kernel.jobs.nightly import sweep


@job("registration.remind")
def remind_now(ctx: JobContext, *, campaign_code: str, **arguments: Any) -> dict[str, Any]:
    """Remind those of a campaign who have sent nothing; once a day for each of them, whatever the job is run again."""
    now = system_clock()
    campaign = list_campaigns().get(code=campaign_code)
    return {"reminded": remind(campaign=campaign, occasion=asked_occasion(now), now=now)}


def every_morning() -> str:
    """Reminders that are due."""
    return f"{remind_due(now=system_clock())} people reminded of their choice"


def look_after_withdrawn() -> str:
    """Lists that hold a unit withdrawn in a way that wasn't told, by an import for instance."""
    now = system_clock()
    marked = sum(len(mark_withdrawn(unit=unit, now=now)) for unit in CourseUnit.objects.exclude(withdrawn_on=None))
    return f"{marked} lists marked"


# In the morning on campus, and a quarter of an hour after the night's other sweeps.
sweep("registration.reminders", "12 7 * * *", every_morning)
sweep("registration.withdrawn", "52 3 * * *", look_after_withdrawn)
