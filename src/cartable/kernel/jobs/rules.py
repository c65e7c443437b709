"""Who may see a job and steer it: whoever asked for it. An engine above can open ``job.see_any``, ``job.steer_any``."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.kernel.jobs.models import Job
from cartable.kernel.permissions import add_rule, is_allowed


def may_see(actor: Any, job: Job | None) -> bool:
    """Who asked for the job, and those who see all jobs."""
    return _is_owner(actor, job) or is_allowed(actor, "job.see_any")


def may_steer(actor: Any, job: Job | None) -> bool:
    """Stop it and start it again: the same, with a right of its own."""
    return _is_owner(actor, job) or is_allowed(actor, "job.steer_any")


def _is_owner(actor: Any, job: Job | None) -> bool:
    return job is not None and job.actor_id is not None and job.actor_id == actor.pk


add_rule("job.see", may_see, reason=_("A job is shown to the person who started it and to those who run the service."))
add_rule(
    "job.steer", may_steer, reason=_("A job is stopped by the person who started it or by those who run the service.")
)
