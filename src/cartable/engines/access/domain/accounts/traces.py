"""The journal of what was done with accounts, and of what was refused."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from cartable.engines.access.models import AccountTrace
from cartable.engines.people.api import Account

log = logging.getLogger(__name__)
ADDRESS_KEPT = timedelta(days=90)
LINES_KEPT = timedelta(days=365)


def leave_trace(
    *,
    account: Account | None,
    act: str,
    now: datetime,
    is_refused: bool = False,
    address: str | None = None,
    agent: str = "",
    by: Any = None,
    reason: str = "",
) -> AccountTrace:
    """Write a line; a refusal goes to the log too. ``account`` None: nobody has the name that was tried.

    ``by`` is the officer who did it to somebody else's account, and ``reason`` why.
    """
    if is_refused:
        who = account.uuid if account is not None else "nobody's"
        log.warning("Refused: %s for the account %s, from %s", act, who, address or "?")
    return AccountTrace.objects.create(
        account=account,
        act=act,
        is_refused=is_refused,
        at=now,
        address=address or None,
        agent=agent[:200],
        by=getattr(by, "person", None),
        reason=reason[:300],
    )


def origin_of(request: Any) -> dict[str, Any]:
    """Where a request comes from, as ``leave_trace`` wants it; the proxies of the settings are seen through."""
    from allauth.account.adapter import get_adapter

    return {
        "address": str(get_adapter(request).get_client_ip(request)),
        "agent": str(request.META.get("HTTP_USER_AGENT", "")),
    }


def forget_old_traces(*, now: datetime) -> int:
    """Forget addresses after 90 days and whole lines after a year; returns how many lines went."""
    AccountTrace.objects.filter(at__lt=now - ADDRESS_KEPT, address__isnull=False).update(address=None)
    return int(AccountTrace.objects.filter(at__lt=now - LINES_KEPT).delete()[0])
