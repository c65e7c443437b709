"""Secret calendar addresses: whoever knows one reads the calendar, so only a digest of it is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.timetable.models import CalendarAddress
from cartable.kernel.audit import because, current_actor
from cartable.kernel.problems import Conflict, NotFound

MOST_OPEN = 20
TOKEN_BYTES = 32


class TooManyAddresses(Conflict):
    """A person has as many open addresses as one may have."""

    code = "calendar_address.too_many"


def open_calendar_address(*, person: Any, now: datetime) -> tuple[CalendarAddress, str]:
    """Open an address for a person; returns it with its token, which is told this once and kept nowhere.

    Raises TooManyAddresses beyond twenty open ones.
    """
    if CalendarAddress.objects.filter(person=person, revoked_at__isnull=True).count() >= MOST_OPEN:
        raise TooManyAddresses(
            format_lazy(_("You have {most} open calendar addresses already."), most=MOST_OPEN),
            _("Revoke one that you no longer use, then open another."),
        )
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with because(actor=current_actor() or f"person:{person.uuid}", reason="calendar address opened"):
        address = CalendarAddress.objects.create(person=person, token_digest=digest_of(token), created_at=now)
    return address, token


def revoke_calendar_address(*, person: Any, address: UUID, now: datetime) -> CalendarAddress:
    """Close one of the person's addresses for good; one that is revoked already stays so. Raises NotFound."""
    row = CalendarAddress.objects.filter(person=person, uuid=address).first()
    if row is None:
        raise NotFound(_("You have no such calendar address."), _("Open the list of your addresses again."))
    if row.revoked_at is None:
        row.revoked_at = now
        with because(actor=current_actor() or f"person:{person.uuid}", reason="calendar address revoked"):
            row.save(update_fields=["revoked_at"])
    return row


def note_calendar_read(*, address: UUID, now: datetime) -> None:
    """Remember when an address was read last, so that its owner sees which ones still serve."""
    CalendarAddress.objects.filter(uuid=address).update(last_read_at=now)


def digest_of(token: str) -> str:
    """What is kept of a token: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
