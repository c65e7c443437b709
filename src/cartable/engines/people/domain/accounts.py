"""Open and close the accounts that people sign in with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.batches import checked_at_once, in_batches
from cartable.engines.people.domain.facts import tell_facts_changed
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.events import AccountsOpened
from cartable.engines.people.models import Account
from cartable.engines.people.queries import accounts_holding
from cartable.engines.people.types import AccountRow
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault

BATCH = 2000
USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,59}")


class AccountTaken(Conflict):
    """The sign-in name is used, or the person has an account already."""

    code = "account.taken"


def open_accounts(*, rows: Iterable[AccountRow], now: datetime) -> list[Account]:
    """Open accounts, all or none, in the order given.

    Raises InputRefused for a name that is malformed, given twice or used already, whatever its case (faults count rows
    from 1), AccountTaken when a person has an account already.
    """
    given = list(rows)
    refuse_if_any(_faults(given))
    with checked_at_once():
        return [account for batch in in_batches(given, BATCH) for account in _open(batch, now)]


def set_password(*, account: Account, password_hash: str, actor: Any, reason: str) -> None:
    """Replace the password by its hash (of ``make_password``)."""
    account.password = password_hash
    with because(actor=actor, reason=reason):
        account.save(update_fields=["password"])


def close_account(*, account: Account, actor: Any, reason: str) -> None:
    """Refuse sign-in from now on, open sessions included; nothing is deleted."""
    account.is_active = False
    with transaction.atomic(), because(actor=actor, reason=reason):
        account.save(update_fields=["is_active"])
        tell_facts_changed(person_ids=[account.person_id], facts=["account"])


def switch_accounts(*, account_ids: Collection[int], is_active: bool, actor: Any, reason: Any) -> int:
    """Let these accounts sign in, or refuse them from now on, open sessions included; returns how many changed."""
    with transaction.atomic(), because(actor=actor, reason=reason):
        others = Account.objects.filter(pk__in=account_ids).exclude(is_active=is_active)
        people = list(others.values_list("person", flat=True))
        changed: int = others.update(is_active=is_active)
        tell_facts_changed(person_ids=people, facts=["account"])
    return changed


def _open(rows: Sequence[AccountRow], now: datetime) -> list[Account]:
    accounts = [
        Account(
            person_id=row.person_id,
            username=row.username,
            password=row.password_hash or make_password(None),
            created_at=now,
        )
        for row in rows
    ]
    try:
        with transaction.atomic():
            Account.objects.bulk_create(accounts)
    except IntegrityError as error:
        raise AccountTaken(
            _("One of these people has an account already, or one of these sign-in names has just been taken."),
            _("Look the person up before opening an account."),
        ) from error
    if accounts:
        emit(AccountsOpened(aggregate=f"account:{accounts[0].uuid}", uuids=[account.uuid for account in accounts]))
    return accounts


def _faults(rows: Sequence[AccountRow]) -> Iterator[Fault]:
    used = accounts_holding(row.username for row in rows)
    for number, row in enumerate(rows, start=1):
        if not USERNAME.fullmatch(row.username):
            what = format_lazy(_("“{name}” is no sign-in name."), name=row.username[:80])
            mend = _("Use 1 to 60 letters without accent, figures, or . _ @ + -")
            yield Fault("account.name_form", what, "username", mend, number)
        elif row.username.upper() in used:
            what = format_lazy(_("The sign-in name “{name}” is taken."), name=row.username)
            yield Fault("account.name_taken", what, "username", _("Choose another one."), number)
        used.add(row.username.upper())
