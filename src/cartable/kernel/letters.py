"""Letters: mails that the campus writes, in French then English, each to one address.

A letter that can't be sent stops nothing: whatever is told by mail is told on a page too. What is told is worked out
once in each language, while that language is the reader's: ``title_of(row)`` and ``gettext`` say the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import override

from cartable.kernel.languages import in_both

Told = Callable[[], Mapping[str, Any]]
"""What the templates of a letter need, in the language that is read now; ``campus`` is there already."""

SEPARATION = "\n\n– – –\n\n"


def can_send() -> bool:
    """Whether this installation has a way to send mail."""
    return bool(settings.CAN_SEND_MAIL)


def write_letter(address: str, *, body: str, subject: str, told: Told) -> EmailMessage:
    """The letter made of two templates: the body in both languages, the subject, one line, in French."""

    def text() -> str:
        return _render(body, told)

    with override("fr"):
        title = " ".join(_render(subject, told).splitlines())
    return EmailMessage(title, SEPARATION.join(in_both(text)), settings.DEFAULT_FROM_EMAIL, [address])


def send_letter(address: str, *, body: str, subject: str, told: Told) -> bool:
    """Write and send one; False without an address or a way to send, or when it didn't leave."""
    if not (address and can_send()):
        return False
    return send_letters([write_letter(address, body=body, subject=subject, told=told)]) == 1


def send_letters(letters: Iterable[EmailMessage], *, fail_silently: bool = True) -> int:
    """Send them over one connection; returns how many left. Not one is written when there is no way to send.

    Raises OSError (SMTPException among them) when the server can't be reached, unless it may fail silently.
    """
    if not can_send():
        return 0
    ready = [letter for letter in letters if letter.recipients()]
    return int(get_connection(fail_silently=fail_silently).send_messages(ready) or 0) if ready else 0


def _render(template: str, told: Told) -> str:
    return render_to_string(template, {"campus": settings.CAMPUS_NAME, **told()}).strip()
