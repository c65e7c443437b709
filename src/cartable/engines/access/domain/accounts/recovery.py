"""The way back in: a code sent to the personal mail, or a new one read on a letter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.mail import EmailMessage
from django.urls import reverse

from cartable.engines.access.domain.accounts.codes import RECOVERY_TIME, IssuedCode, issue_codes
from cartable.engines.access.domain.accounts.traces import leave_trace
from cartable.engines.access.models import AccountTrace
from cartable.engines.people.api import Account, find_account
from cartable.kernel.letters import send_letters, write_letter

CHANNEL = "personal_mail"
ACTOR = "recovery"


def send_recovery_code(*, username: str, origin: dict[str, Any], site: str, now: datetime) -> bool:
    """Send a code to the personal mail of the account with this name; False when there is none, or no such mail.

    Done by the queue, after the page has answered the same to everybody.
    """
    account = find_account(username.strip()[:60])
    if account is None or not account.is_active or not account.person.personal_mail:
        return False
    reason = "asked from the sign-in page"
    (code,) = issue_codes(accounts=[account], channel=CHANNEL, actor=ACTOR, reason=reason, now=now, lasts=RECOVERY_TIME)
    leave_trace(account=account, act=AccountTrace.Act.RECOVERY_ASKED, now=now, **origin)
    return send_codes([code], site=site) == 1


def send_codes(codes: Iterable[IssuedCode], *, site: str) -> int:
    """Mail each code to its person's personal mail; returns how many left.

    Raises OSError when the server of mail can't be reached: nobody is told that a code is on its way when it isn't.
    """
    address = f"{site.rstrip('/')}{reverse('access:activate')}"
    return send_letters((_letter(code, address) for code in codes), fail_silently=False)


def _letter(code: IssuedCode, address: str) -> EmailMessage:
    person = code.account.person
    return write_letter(
        person.personal_mail,
        body="access/accounts/mail/code.txt",
        subject="access/accounts/mail/code_subject.txt",
        told=lambda: {"code": code, "address": address, "person": person},
    )


def without_mail(accounts: Iterable[Account]) -> list[Account]:
    """Those that nothing can be sent to."""
    return [account for account in accounts if not account.person.personal_mail]
