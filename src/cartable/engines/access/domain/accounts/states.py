"""The steps of an account's life, each written with who and why, and told to whoever subscribes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.accounts.factors import forget_factors
from cartable.engines.access.domain.accounts.sessions import end_sessions
from cartable.engines.access.events import AccountsClosed, AccountsReopened, AccountsSuspended
from cartable.engines.access.models import AccountStanding, OneTimeCode
from cartable.engines.people.api import Account, switch_accounts
from cartable.kernel.audit import because, insert_many
from cartable.kernel.outbox import DomainEvent, emit
from cartable.kernel.problems import Text

State = AccountStanding.State
BATCH = 1000

#: What follows from rights is kept by its key, and said in the reader's language.
REASONS: dict[str, Text] = {
    "holding.began": _("The rights held give an account."),
    "holding.ended": _("The rights that gave the account have ended."),
    "holding.returned": _("The rights that give an account are held again."),
    "closing.due": _("Suspended for the time that the institution lets pass before it closes an account."),
    "activated": _("The person chose a password."),
    "hand.over": _("The suspension decided by hand has come to its end."),
}


def say_reason(reason: str) -> Text:
    """The reason of a step in words: that of the machine, or what somebody wrote."""
    return REASONS.get(reason, reason)


def write_standings(accounts: Iterable[Account], *, state: str, now: datetime, reason: str, actor: Any) -> None:
    """Begin to follow accounts that had no standing."""
    rows = (AccountStanding(account=account, state=state, since=now, reason=reason) for account in accounts)
    with because(actor=actor, reason=str(say_reason(reason))):
        insert_many(AccountStanding, rows)


def suspend(
    account_ids: Collection[int],
    *,
    now: datetime,
    reason: str,
    actor: Any,
    closes_on: date | None = None,
    by_hand: bool = False,
    until: date | None = None,
) -> int:
    """Refuse sign-in from now on; open sessions end at once and codes are withdrawn. Returns how many accounts."""
    said: dict[str, Any] = {"reason": reason, "closes_on": closes_on, "by_hand": by_hand, "until": until}
    for some in _batches(account_ids):
        switch_accounts(account_ids=some, is_active=False, actor=actor, reason=say_reason(reason))
        _move(some, State.SUSPENDED, now=now, actor=actor, **said)
        end_sessions(account_ids=some)
        withdraw_codes(account_ids=some, now=now, actor=actor, reason=reason)
        _tell(AccountsSuspended, some, reason)
    return len(account_ids)


def reopen(
    account_ids: Collection[int],
    *,
    now: datetime,
    reason: str,
    actor: Any,
    by_hand: bool = False,
    until: date | None = None,
) -> int:
    """Let accounts sign in again, awaiting activation when they have no password. Returns how many."""
    said: dict[str, Any] = {"reason": reason, "closes_on": None, "by_hand": by_hand, "until": until}
    for some in _batches(account_ids):
        switch_accounts(account_ids=some, is_active=True, actor=actor, reason=say_reason(reason))
        ready = _with_password(some)
        _move([key for key in some if key in ready], State.OPEN, now=now, actor=actor, **said)
        _move([key for key in some if key not in ready], State.AWAITING, now=now, actor=actor, **said)
        _tell(AccountsReopened, some, reason)
    return len(account_ids)


def close(account_ids: Collection[int], *, now: datetime, actor: Any, reason: str = "closing.due") -> int:
    """Forget passwords and second factors; the names stay taken for ever. Returns how many accounts."""
    for some in _batches(account_ids):
        with because(actor=actor, reason=str(say_reason(reason))):
            Account.objects.filter(pk__in=some).update(password=make_password(None))
        forget_factors(account_ids=some)
        _move(some, State.CLOSED, now=now, actor=actor, reason=reason, closes_on=None, by_hand=False, until=None)
        _tell(AccountsClosed, some, reason)
    return len(account_ids)


def withdraw_codes(*, account_ids: Collection[int], now: datetime, actor: Any, reason: str) -> None:
    """Codes that weren't used open nothing any more."""
    with because(actor=actor, reason=str(say_reason(reason))):
        live = OneTimeCode.objects.filter(account_id__in=account_ids, used_at__isnull=True, withdrawn_at__isnull=True)
        live.update(withdrawn_at=now)


def _move(account_ids: Collection[int], state: str, *, now: datetime, actor: Any, reason: str, **said: Any) -> None:
    if not account_ids:
        return
    with because(actor=actor, reason=str(say_reason(reason))):
        rows = AccountStanding.objects.filter(account_id__in=account_ids)
        rows.update(state=state, since=now, reason=reason[:300], **said)


def _with_password(account_ids: Collection[int]) -> set[int]:
    """Those that somebody can sign in to (Django marks the others with an exclamation mark)."""
    rows = Account.objects.filter(pk__in=account_ids).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return set(rows.values_list("pk", flat=True))


def _tell(event: type[Any], account_ids: Collection[int], reason: str) -> None:
    uuids: list[UUID] = list(Account.objects.filter(pk__in=account_ids).order_by("pk").values_list("uuid", flat=True))
    if uuids:
        told: DomainEvent = event(aggregate=f"account:{uuids[0]}", uuids=uuids, reason=reason)
        emit(told)


def _batches(account_ids: Iterable[int]) -> Iterator[list[int]]:
    iterator = iter(account_ids)
    while some := list(islice(iterator, BATCH)):
        yield some
