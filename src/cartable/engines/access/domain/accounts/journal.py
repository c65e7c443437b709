"""Writes in the journal what allauth does: sign-ins, refusals, factors. Connected when the engine starts."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa import signals as factor_signals
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver

from cartable.engines.access.domain.accounts.duties import refresh_duties
from cartable.engines.access.domain.accounts.factors import STRONG, has_factor
from cartable.engines.access.domain.accounts.sessions import end_sessions
from cartable.engines.access.domain.accounts.traces import leave_trace, origin_of
from cartable.engines.access.models import AccountTrace
from cartable.engines.people.api import find_account
from cartable.kernel.clock import system_clock, today

Act = AccountTrace.Act
SEEN_KEY = "access_seen"
"""In the session: when it was last written down as seen (the gates do it)."""


@receiver(user_login_failed)
def note_refusal(sender: Any, credentials: dict[str, Any], request: Any = None, **more: Any) -> None:
    """A wrong password, or a name that nobody has."""
    if request is None:
        return
    account = find_account(str(credentials.get("username") or "")[:60].replace("\0", ""))
    leave_trace(account=account, act=Act.PASSWORD, is_refused=True, now=system_clock(), **origin_of(request))


@receiver(account_signals.user_logged_in)
def note_sign_in(sender: Any, request: Any, user: Any, **more: Any) -> None:
    """Signed in for good, whatever the steps; what is due is looked at again, since rights may have changed today."""
    now = system_clock()
    records = get_authentication_records(request, user)
    by_passkey = any(record.get("passwordless") for record in records)
    leave_trace(account=user, act=Act.PASSKEY if by_passkey else Act.PASSWORD, now=now, **origin_of(request))
    request.session[SEEN_KEY] = now.timestamp()
    refresh_duties(on=today(lambda: now), person_ids=[user.person_id])
    user.refresh_from_db(fields=["charter_due", "strong_due_on"])


@receiver(factor_signals.authentication_failed)
def note_wrong_factor(sender: Any, request: Any, user: Any, **more: Any) -> None:
    """A wrong code of an app, or a wrong recovery code."""
    leave_trace(account=user, act=Act.SECOND_FACTOR, is_refused=True, now=system_clock(), **origin_of(request))


@receiver(factor_signals.authenticator_added)
def note_factor(sender: Any, request: Any, user: Any, authenticator: Any, **more: Any) -> None:
    """Setting up a factor proves it: the session is strong from then on."""
    if authenticator.type in STRONG:
        leave_trace(account=user, act=Act.FACTOR_ADDED, now=system_clock(), **origin_of(request))
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


@receiver(factor_signals.authenticator_removed)
def note_factor_gone(sender: Any, request: Any, user: Any, authenticator: Any, **more: Any) -> None:
    """Without any factor left, the session isn't strong any more."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        return
    leave_trace(account=user, act=Act.FACTOR_REMOVED, now=system_clock(), **origin_of(request))
    if not has_factor(user):
        left = [record for record in get_authentication_records(request, user) if record.get("method") != "mfa"]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = left


@receiver(account_signals.password_changed)
def note_password(sender: Any, request: Any, user: Any, **more: Any) -> None:
    """A new password ends the other sessions: Django refuses them, and their owner sees them gone."""
    leave_trace(account=user, act=Act.PASSWORD_SET, now=system_clock(), **origin_of(request))
    end_sessions(account_ids=[user.pk], but=request.session.session_key)
