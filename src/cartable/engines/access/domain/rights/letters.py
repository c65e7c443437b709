"""Mails that tell what was decided: to who asked, to who holds, to who waits for a clearance.

``subscribers.py`` imports this module. A mail that can't be sent stops nothing: the page of one's rights tells it too.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from cartable.engines.access.events import ClearanceDecided, GrantEnded, GrantGiven, GrantRefused
from cartable.engines.access.models import Clearance, Grant
from cartable.kernel.outbox import Received, subscribe


@subscribe(GrantGiven)
def tell_given(received: Received) -> None:
    """A right was given, or prolonged."""
    _tell_of_grant(received.read_as(GrantGiven).uuid, "given")


@subscribe(GrantRefused)
def tell_refused(received: Received) -> None:
    """A request was refused by somebody; who withdrew their own knows it."""
    _tell_of_grant(received.read_as(GrantRefused).uuid, "refused")


@subscribe(GrantEnded)
def tell_ended(received: Received) -> None:
    """A right was taken back before its time."""
    _tell_of_grant(received.read_as(GrantEnded).uuid, "ended")


@subscribe(ClearanceDecided)
def tell_clearance(received: Received) -> None:
    """A clearance was granted, refused or withdrawn."""
    row = Clearance.objects.select_related("person", "zone", "decided_by").filter(
        uuid=received.read_as(ClearanceDecided).uuid
    )
    for clearance in row:
        send_letter(
            clearance.person,
            "clearance",
            {"clearance": clearance, "thing": clearance.zone, "until": clearance.valid_until},
        )


def send_letter(person: Any, about: str, context: dict[str, Any]) -> bool:
    """Write to a person's campus mail in French then English; False without an address or a way to send."""
    if not (settings.CAN_SEND_MAIL and person.mail):
        return False
    until = context.get("until")
    last_day = until - timedelta(days=1) if until else None
    told = {"person": person, "campus": settings.CAMPUS_NAME, "about": about, "last_day": last_day, **context}
    texts = []
    for language in ("fr", "en"):
        with override(language):
            texts.append(render_to_string("access/rights/mail/letter.txt", told | _titled(context, language)).strip())
    with override("fr"):
        subject = render_to_string("access/rights/mail/subject.txt", told | _titled(context, "fr")).strip()
    body = "\n\n– – –\n\n".join(texts)
    sent = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [person.mail]).send(fail_silently=True)
    return sent == 1


def _tell_of_grant(uuid: UUID, about: str) -> None:
    rows = Grant.objects.select_related("person", "service", "level", "granted_by").filter(uuid=uuid)
    for grant in rows:
        if about == "refused" and grant.granted_by is None:
            continue
        send_letter(grant.person, about, {"grant": grant, "thing": grant.service, "until": grant.valid_until})


def _titled(context: dict[str, Any], language: str) -> dict[str, str]:
    thing = context["thing"]
    return {"title": thing.title_en if language == "en" and thing.title_en else thing.title_fr}
