"""Sessions: where somebody is signed in, and how they are ended."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet

from cartable.engines.people.api import Account
from cartable.kernel.problems import NotFound


def sessions_of(account: Account, *, now: datetime) -> QuerySet[UserSession]:
    """Those that are open, the last seen first."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    found: QuerySet[UserSession] = UserSession.objects.filter(Exists(alive), user=account)
    return found.order_by("-last_seen_at")


def end_sessions(*, account_ids: Collection[int], but: str | None = None) -> int:
    """End the sessions of these accounts, save the one with the key ``but``; returns how many."""
    rows = UserSession.objects.filter(user_id__in=account_ids)
    if but:
        rows = rows.exclude(session_key=but)
    Session.objects.filter(session_key__in=list(rows.values_list("session_key", flat=True))).delete()
    return int(rows.delete()[0])


def end_session(*, account: Account, pk: int) -> None:
    """End one of one's own sessions. Raises NotFound for somebody else's."""
    found = UserSession.objects.filter(user=account, pk=pk).first()
    if found is None:
        raise NotFound
    Session.objects.filter(session_key=found.session_key).delete()
    found.delete()


def note_seen(*, session_key: str, now: datetime) -> None:
    """Keep when a session was last used."""
    UserSession.objects.filter(session_key=session_key).update(last_seen_at=now)


def forget_dead_sessions(*, now: datetime, kept: timedelta) -> int:
    """Delete what is known of sessions that are over, and of those not seen for ``kept``; returns how many."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=now)
    over = UserSession.objects.filter(~Exists(alive)).delete()[0]
    return int(over + UserSession.objects.filter(last_seen_at__lt=now - kept).delete()[0])
