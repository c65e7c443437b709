"""The way back in: a code sent to the personal mail, or a new one read on a letter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from cartable.engines.access.domain.accounts.codes import RECOVERY_TIME, IssuedCode, issue_codes
from cartable.engines.access.domain.accounts.traces import leave_trace
from cartable.engines.access.models import AccountTrace
from cartable.engines.people.api import Account, find_account

CHANNEL = "personal_mail"
ACTOR = "recovery"


def can_send_mail() -> bool:
    """Whether this installation has a way to send mail."""
    return bool(settings.CAN_SEND_MAIL)


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
    """Mail each code to its person's personal mail, in French then English; returns how many left."""
    letters = [_letter(code, site) for code in codes if code.account.person.personal_mail]
    connection: Any = get_connection()
    return int(connection.send_messages(letters) or 0) if letters else 0


def _letter(code: IssuedCode, site: str) -> EmailMessage:
    address = f"{site.rstrip('/')}{reverse('access:activate')}"
    context = {"code": code, "campus": settings.CAMPUS_NAME, "address": address, "person": code.account.person}
    texts = []
    for language in ("fr", "en"):
        with override(language):
            texts.append(render_to_string("access/accounts/mail/code.txt", context).strip())
    with override("fr"):
        subject = render_to_string("access/accounts/mail/code_subject.txt", context).strip()
    body = "\n\n– – –\n\n".join(texts)
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [code.account.person.personal_mail])


def without_mail(accounts: Iterable[Account]) -> list[Account]:
    """Those that nothing can be sent to."""
    return [account for account in accounts if not account.person.personal_mail]
