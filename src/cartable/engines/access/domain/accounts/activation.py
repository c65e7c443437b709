"""From a one-time code to an open account: the last step of the guided path."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from cartable.engines.access.domain.accounts.charter import accept_charter
from cartable.engines.access.domain.accounts.codes import use_code
from cartable.engines.access.domain.accounts.sessions import end_sessions
from cartable.engines.access.domain.accounts.traces import leave_trace
from cartable.engines.access.models import AccountStanding, AccountTrace, OneTimeCode
from cartable.engines.access.queries.accounts import charter_in_force
from cartable.engines.people.api import Account, set_password
from cartable.kernel.audit import because
from cartable.kernel.problems import Fault, InputRefused


def open_with_code(
    *, code: OneTimeCode, password: str, charter: int | None, now: datetime, origin: dict[str, Any]
) -> Account:
    """Set the password that the code gives a right to, all or nothing: the code is used, other sessions end.

    ``charter`` is the version accepted on the way. Raises CodeRefused (used or withdrawn meanwhile), InputRefused when
    the password is, or when the charter in force isn't accepted, CharterNotInForce.
    """
    account = code.account
    _check_password(password, account)
    in_force = charter_in_force()
    with transaction.atomic():
        used = use_code(code=code, now=now)
        reason = f"{used.purpose} by code"
        set_password(account=account, password_hash=make_password(password), actor=account, reason=reason)
        end_sessions(account_ids=[account.pk])
        if in_force is not None and charter is not None:
            accept_charter(account=account, version=charter, now=now)
        with because(actor=account, reason=reason):
            awaiting = AccountStanding.objects.filter(account=account, state=AccountStanding.State.AWAITING)
            awaiting.update(state=AccountStanding.State.OPEN, since=now, reason="activated")
        leave_trace(account=account, act=AccountTrace.Act.CODE, now=now, **origin)
        leave_trace(account=account, act=AccountTrace.Act.PASSWORD_SET, now=now, **origin)
    account.refresh_from_db()
    return account


def _check_password(password: str, account: Account) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password, account)
    except ValidationError as error:
        raise InputRefused([Fault("password.weak", told, "password1") for told in error.messages]) from error
