"""Second factors: whether somebody has one, and taking them away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from cartable.engines.people.api import Account

STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class Factors:
    """What an account has to prove who it is besides a password."""

    has_app: bool
    passkeys: tuple[str, ...]
    codes_left: int
    last_used_at: datetime | None

    @property
    def has_any(self) -> bool:
        """Whether there is one to sign in with (recovery codes alone are none)."""
        return self.has_app or bool(self.passkeys)


def factors_of(account: Account) -> Factors:
    """The second factors of an account."""
    rows = list(Authenticator.objects.filter(user=account).order_by("created_at"))
    used = [row.last_used_at for row in rows if row.last_used_at]
    codes = next((row for row in rows if row.type == Authenticator.Type.RECOVERY_CODES), None)
    return Factors(
        has_app=any(row.type == Authenticator.Type.TOTP for row in rows),
        passkeys=tuple(str(row) for row in rows if row.type == Authenticator.Type.WEBAUTHN),
        codes_left=len(codes.wrap().get_unused_codes()) if codes else 0,
        last_used_at=max(used, default=None),
    )


def has_factor(account: Account) -> bool:
    """Whether the account can sign in with a second factor."""
    return bool(Authenticator.objects.filter(user=account, type__in=STRONG).exists())


def forget_factors(*, account_ids: Collection[int]) -> int:
    """Delete all factors of these accounts, recovery codes too; returns how many."""
    return int(Authenticator.objects.filter(user_id__in=account_ids).delete()[0])
