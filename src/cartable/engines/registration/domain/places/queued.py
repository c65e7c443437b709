"""What the workers do for places: runs, publication, and every minute the waiting lists and what is to be told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.domain.adjusting.telling import serve_all, tell_changes
from cartable.engines.registration.domain.places.publishing import publish_assignment, require_publishable
from cartable.engines.registration.domain.places.running import refuse_wrong, try_assignment
from cartable.engines.registration.models import AssignmentRun, Campaign
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs import Job, JobContext, job, start
from cartable.kernel.jobs.nightly import sweep


def ask_for_run(*, campaign: Campaign, rule: list[str], seed: str, actor: Any) -> Job:
    """Compute an assignment in the background. Raises InputRefused, JobAlreadyRunning."""
    refuse_wrong(rule, seed)
    return start(
        "registration.try_assignment",
        actor=actor,
        title=str(format_lazy(_("Assignment tried: {campaign}"), campaign=campaign.title_fr)),
        lock=f"assignment:{campaign.code}",
        campaign_code=campaign.code,
        rule=rule,
        seed=seed,
    )


def ask_for_publication(*, run: AssignmentRun, actor: Any) -> Job:
    """Publish a run in the background. Raises JobAlreadyRunning, and what ``require_publishable`` does."""
    require_publishable(run.campaign, run)
    return start(
        "registration.publish_assignment",
        actor=actor,
        title=str(format_lazy(_("Assignment published: {campaign}"), campaign=run.campaign.title_fr)),
        lock=f"assignment:{run.campaign.code}",
        run=str(run.uuid),
    )


@job("registration.try_assignment")
def try_now(ctx: JobContext, *, campaign_code: str, rule: list[str], seed: str) -> dict[str, Any]:
    """Compute a run; started again after a lost worker it gives the same one."""
    campaign = Campaign.objects.select_related("term").get(code=campaign_code)
    run = try_assignment(
        campaign=campaign,
        rule=rule,
        seed=seed,
        actor=ctx.job.actor or ctx.job.actor_name,
        now=system_clock(),
        progress=ctx.progress,
    )
    ctx.progress(1.0)
    address = reverse("registration:assignment-run", args=[campaign.code, run.uuid])
    return {"run": str(run.uuid), "result_url": address}


@job("registration.publish_assignment")
def publish_now(ctx: JobContext, *, run: str) -> dict[str, Any]:
    """Publish a run; once, whatever the job is run again."""
    found = AssignmentRun.objects.select_related("campaign").get(uuid=run)
    students = publish_assignment(run=found, actor=ctx.job.actor or ctx.job.actor_name, now=system_clock())
    address = reverse("registration:assignment-run", args=[found.campaign.code, found.uuid])
    return {"students": students, "result_url": address}


def every_minute(now: datetime | None = None) -> str:
    """Waiting lists, then what is to be told of adjustments."""
    served = serve_all(now=now or system_clock())
    return f"{served} served, {tell_changes()} changes told"


sweep("registration.places", "* * * * *", every_minute)
