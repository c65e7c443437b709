"""How a job is shown: its state in words, its bar, its curve, what is kept, and whether to ask again."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cartable.kernel.jobs import Job
from cartable.kernel.jobs.queries import list_points
from cartable.ui.cells import Status
from cartable.ui.charts import LineChart, line_chart

KINDS = {"waiting": "none", "running": "info", "succeeded": "ok", "failed": "no", "stopped": "wait"}
POLL_SECONDS = 2


def job_status(job: Job) -> Status:
    """The pastille of a job."""
    if job.is_active and job.stop_requested:
        return Status("wait", _("Stopping"))
    return Status(KINDS[job.state], job.get_state_display())


def job_facts(job: Job) -> list[tuple[Any, Any]]:
    """Who, when, and the ``facts`` that the job gives in its detail as pairs [label, value]."""
    facts: list[tuple[Any, Any]] = [(_("Asked for"), job.created_at), (_("Begun"), job.started_at)]
    if job.finished_at:
        facts.append((_("Ended"), job.finished_at))
        if job.started_at:
            facts.append((_("Took"), job.finished_at - job.started_at))
    facts += [(str(label), value) for label, value in job.detail.get("facts", [])]
    return facts


def job_curve(job: Job) -> LineChart | None:
    """The live curve: the series named in ``detail["curve"]`` (name; optional: title, unit, x_title, log)."""
    wanted = job.detail.get("curve")
    if not isinstance(wanted, dict) or "name" not in wanted:
        return None
    points = list_points(job, wanted["name"])
    if len(points) < 2:
        return None
    return line_chart(
        points,
        title=wanted.get("title") or job.title,
        unit=wanted.get("unit", ""),
        x_title=wanted.get("x_title", _("seconds")),
        log=bool(wanted.get("log")),
    )


def progress_context(job: Job, *, may_stop: bool = False) -> dict[str, Any]:
    """What ``ui/jobs/progress.html`` draws."""
    return {
        "job": job,
        "status": job_status(job),
        "percent": None if job.progress is None else round(job.progress * 100),
        "poll_seconds": POLL_SECONDS,
        "may_stop": may_stop and job.is_active and not job.stop_requested,
        "facts": job_facts(job),
        "curve": job_curve(job),
        "result_url": job.detail.get("result_url", "") if not job.is_active else "",
        "result_label": job.detail.get("result_label") or _("See the result"),
    }
