"""What is done for accounts by the workers: nightly following, mails, sweeping."""

from __future__ import annotations

import logging
from typing import Any

from django.db.models import Exists, OuterRef
from procrastinate.contrib.django import app

from cartable.engines.access.domain.accounts.codes import issue_codes
from cartable.engines.access.domain.accounts.following import follow_accounts
from cartable.engines.access.domain.accounts.recovery import CHANNEL, send_codes, send_recovery_code
from cartable.engines.access.domain.accounts.sessions import forget_dead_sessions
from cartable.engines.access.domain.accounts.traces import ADDRESS_KEPT, forget_old_traces
from cartable.engines.access.models import OneTimeCode
from cartable.engines.access.queries.accounts import live_codes
from cartable.engines.people.api import Account
from cartable.kernel.clock import system_clock, today
from cartable.kernel.jobs import UPKEEP_QUEUE, JobContext, job

log = logging.getLogger(__name__)
MAILS = 50
"""Codes issued and sent at a time: what a lost worker leaves unsent."""


@app.task(name="cartable.access.recovery", queue=UPKEEP_QUEUE)
def send_recovery(username: str, origin: dict[str, Any], site: str) -> None:
    """Send a code if there is such an account. The line of the queue is deleted once done: it holds what was typed."""
    send_recovery_code(username=username, origin=origin, site=site, now=system_clock())


def ask_recovery(*, username: str, origin: dict[str, Any], site: str) -> None:
    """Leave it to the queue, so that the page takes as long for a name that nobody has."""
    send_recovery.defer(username=username, origin=origin, site=site)


@app.periodic(cron="7 4 * * *")
@app.task(name="cartable.access.accounts", queue=UPKEEP_QUEUE, queueing_lock="access.accounts")
def follow_every_night(timestamp: int) -> None:
    """After the rights, computed before: open, suspend, reopen, close; then forget what is kept no longer."""
    now = system_clock()
    log.info("accounts: %s", follow_accounts(on=today(lambda: now), now=now))
    log.info("journal of accounts: %s lines went", forget_old_traces(now=now))
    log.info("sessions: %s went", forget_dead_sessions(now=now, kept=ADDRESS_KEPT))


@job("access.mail_codes", queue=UPKEEP_QUEUE)
def mail_codes(ctx: JobContext, *, accounts: list[int], reason: str, site: str) -> dict[str, Any]:
    """Mail a code to each account that still waits; after a lost worker, those who have one in hand are left."""
    now, sent = system_clock(), 0
    live = OneTimeCode.objects.filter(live_codes(now), account=OuterRef("pk"), channel=CHANNEL, reason=reason)
    rows = Account.objects.filter(~Exists(live), pk__in=accounts, is_active=True).order_by("pk")
    waiting = list(rows)
    for some in (waiting[at : at + MAILS] for at in range(0, len(waiting), MAILS)):
        codes = issue_codes(accounts=some, channel=CHANNEL, actor=ctx.job.actor or "accounts", reason=reason, now=now)
        sent += send_codes(list(codes), site=site)
        ctx.progress(sent / len(waiting), "")
    return {"sent": sent}
