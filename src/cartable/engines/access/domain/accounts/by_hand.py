"""What an officer decides about one account: it wins over what follows from rights."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.accounts.duties import refresh_duties
from cartable.engines.access.domain.accounts.factors import forget_factors
from cartable.engines.access.domain.accounts.sessions import end_sessions
from cartable.engines.access.domain.accounts.states import reopen, suspend
from cartable.engines.access.domain.accounts.traces import leave_trace
from cartable.engines.access.models import AccountStanding, AccountTrace
from cartable.engines.people.api import Account
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused

State = AccountStanding.State


class AccountStateRefuses(Conflict):
    """The account is in that state already, or can't go there from where it is."""

    code = "account.state"


def suspend_account(
    *, account: Account, reason: str, until: date | None = None, actor: Any, on: date, now: datetime
) -> AccountStanding:
    """Refuse sign-in whatever the rights, until a day (exclusive) or until somebody reopens. Sessions end at once.

    Raises NotAllowed, InputRefused (no reason, a day gone), AccountStateRefuses (one's own account, not open).
    """
    require(actor, "account.manage", account)
    _refuse_without(reason, until, on)
    if account.pk == getattr(actor, "pk", None):
        raise AccountStateRefuses(_("Nobody suspends their own account."), _("Ask another administrator."))
    with transaction.atomic():
        standing = _locked(account, now)
        if standing.state in (State.SUSPENDED, State.CLOSED) and standing.by_hand:
            raise AccountStateRefuses(_("This account is suspended already."), _("Reopen it first."))
        suspend([account.pk], now=now, reason=reason.strip(), actor=actor, by_hand=True, until=until)
    return _fresh(account)


def reopen_account(
    *, account: Account, reason: str, until: date | None = None, actor: Any, on: date, now: datetime
) -> AccountStanding:
    """Let the person sign in whatever the rights, until a day (exclusive) or until somebody suspends.

    A closed account awaits activation again. Raises NotAllowed, InputRefused, AccountStateRefuses.
    """
    require(actor, "account.manage", account)
    _refuse_without(reason, until, on)
    with transaction.atomic():
        standing = _locked(account, now)
        if standing.state in (State.OPEN, State.AWAITING) and account.is_active:
            raise AccountStateRefuses(_("This account is open."), _("There is nothing to reopen."))
        reopen([account.pk], now=now, reason=reason.strip(), actor=actor, by_hand=True, until=until)
        refresh_duties(on=on, person_ids=[account.person_id])
    return _fresh(account)


def follow_rights_again(*, account: Account, reason: str, actor: Any) -> AccountStanding:
    """Let the rights decide again at the next run. Raises NotAllowed, InputRefused."""
    require(actor, "account.manage", account)
    _refuse_without(reason, None, date.min)
    with transaction.atomic(), because(actor=actor, reason=reason):
        AccountStanding.objects.filter(account=account).update(by_hand=False, until=None)
    return _fresh(account)


def reset_factors(*, account: Account, reason: str, actor: Any, now: datetime) -> int:
    """Take away passkeys, app and recovery codes of somebody who lost them; sessions end. Returns how many.

    Raises NotAllowed, InputRefused.
    """
    require(actor, "account.manage", account)
    _refuse_without(reason, None, date.min)
    with transaction.atomic():
        count = forget_factors(account_ids=[account.pk])
        end_sessions(account_ids=[account.pk])
        leave_trace(account=account, act=AccountTrace.Act.FACTOR_REMOVED, now=now, by=actor, reason=reason)
    return count


def end_all_sessions(*, account: Account, reason: str, actor: Any, now: datetime) -> int:
    """Sign somebody out everywhere. Raises NotAllowed, InputRefused."""
    require(actor, "account.manage", account)
    _refuse_without(reason, None, date.min)
    with transaction.atomic():
        count = end_sessions(account_ids=[account.pk])
        leave_trace(account=account, act=AccountTrace.Act.SESSIONS_ENDED, now=now, by=actor, reason=reason)
    return count


def standing_row(account: Account) -> AccountStanding | None:
    """Where the account is; None when no step of its life was written yet."""
    return AccountStanding.objects.filter(account=account).first()


def _locked(account: Account, now: datetime) -> AccountStanding:
    """The row, made as the account is when there is none."""
    state = State.OPEN if account.is_active else State.SUSPENDED
    if account.is_active and not account.has_usable_password():
        state = State.AWAITING
    AccountStanding.objects.get_or_create(account=account, defaults={"state": state, "since": now})
    return AccountStanding.objects.select_for_update().get(account=account)


def _fresh(account: Account) -> AccountStanding:
    account.refresh_from_db()
    return AccountStanding.objects.get(account=account)


def _refuse_without(reason: str, until: date | None, on: date) -> None:
    faults = []
    if not reason.strip():
        faults.append(Fault("account.reason", _("A reason is wanted."), "reason", _("The person reads it.")))
    if until is not None and until <= on:
        what = _("This day is past.")
        faults.append(Fault("account.until", what, "until", _("Give a day to come, or leave it empty.")))
    if faults:
        raise InputRefused(faults)
