"""One-time codes: issued to a person who was recognized, typed once, never kept.

Twelve signs of an alphabet of thirty are 58 bits, five attempts a code. What is kept is an Argon2 hash of the code
keyed with the installation's secret: a copy of the database alone gives nothing to try.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.accounts.traces import leave_trace
from cartable.engines.access.models import AccountTrace, OneTimeCode
from cartable.engines.access.queries.accounts import find_policy, live_codes
from cartable.engines.people.api import Account, find_account
from cartable.kernel.audit import because, insert_many
from cartable.kernel.problems import Conflict

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without 0, O, 1, I, L, U: nobody mistakes one sign for another, nor reads a word."""
LENGTH, GROUP = 12, 4
MOST_ATTEMPTS = 5
RECOVERY_TIME = timedelta(minutes=30)
HELP_DESK_TIME = timedelta(hours=24)
DEFAULT_DAYS = 15
BATCH = 200
#: Light, because the code is random: what slow hashing protects are passwords that people choose.
_hasher = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)
_NOBODYS = _hasher.hash(secrets.token_hex(16))
Purpose = OneTimeCode.Purpose


class CodeRefused(Conflict):
    """The name and the code don't go together, or the code is no longer valid: one answer for every case."""

    code = "code.refused"

    def __init__(self) -> None:
        super().__init__(
            _("This sign-in name and this code don't go together, or the code is no longer valid."),
            _("Read both again on your letter or mail. After five wrong tries the code is withdrawn: ask for another."),
        )


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A code in clear, to print or send at once: it is kept nowhere."""

    account: Account
    secret: str
    purpose: str
    expires_at: datetime

    @property
    def shown(self) -> str:
        """In groups of four: « ABCD EFGH JKMN »."""
        return " ".join(self.secret[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def issue_codes(
    *, accounts: Iterable[Account], channel: str, actor: Any, reason: str, now: datetime, lasts: timedelta | None = None
) -> Iterator[IssuedCode]:
    """A new code for each account, batch by batch; those issued before are withdrawn.

    It activates an account without password, and gives back one that has. It lasts as long as the policy says for an
    activation, a day for a recovery, unless ``lasts`` is given. Nobody's right is asked here.
    """
    iterator = iter(accounts)
    while some := list(islice(iterator, BATCH)):
        yield from _issue(some, channel, actor, reason, now, lasts)


def check_code(*, username: str, typed: str, now: datetime, origin: dict[str, Any]) -> OneTimeCode:
    """The live code that was typed, which isn't used up by this. Raises CodeRefused, after as much work in every case.

    A wrong try is counted, logged and kept; the fifth withdraws the code.
    """
    account = find_account(username.strip()[:60])
    code = _live_code(account, now)
    has_try = _take_try(code)
    is_right = _matches(code.secret_hash if code else _NOBODYS, _keyed(account, normalize(typed)))
    if code is not None and has_try and is_right:
        OneTimeCode.objects.filter(pk=code.pk).update(attempts=0)
        return code
    _withdraw_if_tried_out(code, now)
    leave_trace(account=account, act=AccountTrace.Act.CODE, is_refused=True, now=now, **origin)
    raise CodeRefused


def use_code(*, code: OneTimeCode, now: datetime) -> OneTimeCode:
    """Use it up, in the transaction of what it opens. Raises CodeRefused when it was used or withdrawn meanwhile."""
    locked = OneTimeCode.objects.select_for_update().filter(live_codes(now), pk=code.pk).first()
    if locked is None:
        raise CodeRefused
    locked.used_at = now
    locked.save(update_fields=["used_at"])
    return locked


def normalize(typed: str) -> str:
    """Capitals, without the spaces and hyphens that people type between groups."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[: 2 * LENGTH]


def _issue(
    accounts: list[Account], channel: str, actor: Any, reason: str, now: datetime, lasts: timedelta | None
) -> list[IssuedCode]:
    policy = find_policy()
    activation = timedelta(days=policy.activation_days if policy else DEFAULT_DAYS)
    issued = []
    for account in accounts:
        is_known = account.has_usable_password()
        time = lasts or (HELP_DESK_TIME if is_known else activation)
        secret = "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))
        issued.append(IssuedCode(account, secret, Purpose.RECOVERY if is_known else Purpose.ACTIVATION, now + time))
    rows = [
        OneTimeCode(
            account=one.account,
            purpose=one.purpose,
            secret_hash=_hasher.hash(_keyed(one.account, one.secret)),
            channel=channel,
            reason=reason[:300],
            issued_by=getattr(actor, "person", None),
            issued_at=now,
            expires_at=one.expires_at,
        )
        for one in issued
    ]
    with transaction.atomic(), because(actor=actor, reason=reason):
        old = OneTimeCode.objects.filter(account__in=accounts, used_at__isnull=True, withdrawn_at__isnull=True)
        old.update(withdrawn_at=now)
        insert_many(OneTimeCode, rows)
    return issued


def _live_code(account: Account | None, now: datetime) -> OneTimeCode | None:
    """The same work whether there is an account, a closed one or none."""
    owner = account.pk if account is not None and account.is_active else 0
    found: OneTimeCode | None = (
        OneTimeCode.objects.filter(live_codes(now), account_id=owner).order_by("-issued_at", "-id").first()
    )
    return found


def _take_try(code: OneTimeCode | None) -> bool:
    """Counted by the database before the code is compared, so that tries sent all at once are all counted."""
    tries = OneTimeCode.objects.filter(pk=code.pk if code else 0, attempts__lt=MOST_ATTEMPTS)
    return bool(tries.update(attempts=F("attempts") + 1))


def _withdraw_if_tried_out(code: OneTimeCode | None, now: datetime) -> None:
    with transaction.atomic(), because(actor="accounts", reason="five wrong codes"):
        tried_out = OneTimeCode.objects.filter(pk=code.pk if code else 0, attempts__gte=MOST_ATTEMPTS)
        tried_out.filter(withdrawn_at__isnull=True).update(withdrawn_at=now)


def _keyed(account: Account | None, secret: str) -> str:
    """The code under the installation's secret, and for this account only."""
    return salted_hmac(f"access.code:{account.uuid if account else ''}", secret, algorithm="sha256").hexdigest()


def _matches(kept: str, keyed: str) -> bool:
    try:
        return _hasher.verify(kept, keyed)
    except VerificationError:
        return False
