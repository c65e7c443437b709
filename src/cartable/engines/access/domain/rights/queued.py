"""What is done for rights by the workers: every night, and when somebody asks for a whole computation."""

from __future__ import annotations

import logging
from typing import Any

from cartable.engines.access.domain.holdings.refreshing import refresh_all
from cartable.engines.access.domain.rights.reviews import close_due_reviews, remind_reviewers
from cartable.engines.access.domain.rights.warnings import warn_before_loss
from cartable.kernel.clock import system_clock, today
from cartable.kernel.jobs import JobContext, job
from cartable.kernel.jobs.nightly import sweep

log = logging.getLogger(__name__)


@job("access.refresh")
def refresh_everything(ctx: JobContext, **arguments: Any) -> dict[str, Any]:
    """Compute all rights. What is done already is computed again, and writes nothing."""
    now = system_clock()
    report = refresh_all(on=today(lambda: now), now=now, progress=ctx.progress)
    return {
        "rules": report.rules,
        "entered": report.entered,
        "left": report.left,
        "held_back": report.held_back,
        "ill": report.ill,
    }


def every_night() -> str:
    """Reviews that are due end what nobody kept; all rights are computed; those who are to lose one are told."""
    now = system_clock()
    on = today(lambda: now)
    closed = close_due_reviews(on=on, now=now)
    report = refresh_all(on=on, now=now)
    reminded, warned = remind_reviewers(on=on, now=now), warn_before_loss(on=on, now=now)
    for code, why in report.ill.items():
        log.warning("rule %s stays as it is: %s", code, why)
    return f"{report}; {closed} reviews closed, {reminded} reviewers reminded, {warned} people warned"


# Groups are computed at three minutes past each hour; accounts follow rights at seven past four.
sweep("nightly.rights", "33 3 * * *", every_night)
