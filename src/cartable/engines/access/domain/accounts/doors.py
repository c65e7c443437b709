"""Accounts and charters by their addresses, for who may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cartable.engines.access.domain.accounts.states import say_reason
from cartable.engines.access.models import AccountStanding, Charter
from cartable.engines.access.queries.accounts import NoSuchAccount, get_account, get_charter
from cartable.engines.people.api import Account
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import Text


@dataclass(frozen=True, slots=True)
class WhyClosed:
    """What whoever can't sign in is told: the state, since when, why, and until when if that is known."""

    state: str
    reason: Text
    until: date | None
    closes_on: date | None


def access_account(actor: Any, uuid: UUID | str) -> Account:
    """The account at this address, to who manages it. Raises NoSuchAccount, NotAllowed.

    A protected person's account is unknown to those who may not know of the person.
    """
    require(actor, "account.manage")
    account = get_account(uuid)
    if account.person.is_protected and not is_allowed(actor, "person.view", account.person):
        raise NoSuchAccount
    require(actor, "account.manage", account)
    return account


def access_charter(actor: Any, version: int) -> Charter:
    """A version of the charter, to who writes it. Raises NotAllowed, then NoSuchCharter."""
    require(actor, "account.govern")
    return get_charter(version)


def say_why_closed(uuid: UUID | str) -> WhyClosed | None:
    """Why an account refuses sign-in; None when it doesn't, or when nothing was written about it."""
    row = AccountStanding.objects.filter(account__uuid=uuid, account__is_active=False).first()
    return WhyClosed(row.state, say_reason(row.reason), row.until, row.closes_on) if row else None
