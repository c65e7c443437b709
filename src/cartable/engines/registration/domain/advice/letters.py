"""Mails that tell students what was said of their list, and advisers what waits for them.

``subscribers.py`` imports this module. A mail that can't be sent stops nothing: the pages tell the same.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from cartable.engines.registration.domain.advice.words import rule_title
from cartable.engines.registration.events import (
    DerogationAsked,
    DerogationDecided,
    WishesApproved,
    WishesDiscussed,
    WishesReturned,
)
from cartable.engines.registration.models import Derogation, ListEvent
from cartable.engines.registration.queries.progress import adviser_of
from cartable.kernel.clock import today
from cartable.kernel.outbox import Received, subscribe

SEPARATION = "\n\n– – –\n\n"


@subscribe(WishesDiscussed)
def tell_discussed(received: Received) -> None:
    """A comment or a proposal."""
    _tell_of_line(received.read_as(WishesDiscussed).event)


@subscribe(WishesReturned)
def tell_returned(received: Received) -> None:
    """The list is to be changed."""
    _tell_of_line(received.read_as(WishesReturned).event)


@subscribe(WishesApproved)
def tell_approved(received: Received) -> None:
    """The list is approved."""
    _tell_of_line(received.read_as(WishesApproved).event)


@subscribe(DerogationAsked)
def tell_asked(received: Received) -> None:
    """The adviser reads that a decision waits."""
    for one in _derogations(received.read_as(DerogationAsked).derogation):
        adviser = adviser_of(one.person, today())
        if adviser is not None:
            send_letter(adviser, "asked", {"derogation": one, "student": one.person, "campaign": one.campaign})


@subscribe(DerogationDecided)
def tell_decided(received: Received) -> None:
    """The student reads what was decided and why."""
    for one in _derogations(received.read_as(DerogationDecided).derogation):
        send_letter(one.person, "decided", {"derogation": one, "campaign": one.campaign})


def send_letter(person: Any, about: str, context: dict[str, Any]) -> bool:
    """Write to a person's campus mail in French then English; False without an address or a way to send."""
    if not (settings.CAN_SEND_MAIL and person.mail):
        return False
    texts, subject = [], ""
    for language in ("fr", "en"):
        with override(language):
            told = {"person": person, "campus": settings.CAMPUS_NAME, "about": about, **_titled(context, language)}
            texts.append(render_to_string("registration/advice/mail/letter.txt", told).strip())
            subject = subject or render_to_string("registration/advice/mail/subject.txt", told).strip()
    mail = EmailMessage(subject, SEPARATION.join(texts), settings.DEFAULT_FROM_EMAIL, [person.mail])
    return mail.send(fail_silently=True) == 1


def _tell_of_line(uuid: str) -> None:
    """To the student what others said, to the adviser what the student said."""
    rows = ListEvent.objects.select_related("wish_list__person", "wish_list__campaign", "person").filter(uuid=uuid)
    for line in rows:
        student = line.wish_list.person
        own = line.person_id == student.pk
        reader = adviser_of(student, today()) if own else student
        if reader is not None:
            context = {"line": line, "student": student, "own": own, "campaign": line.wish_list.campaign}
            send_letter(reader, str(line.kind), context)


def _derogations(uuid: str) -> Any:
    return Derogation.objects.select_related("person", "campaign", "unit", "decided_by").filter(uuid=uuid)


def _titled(context: dict[str, Any], language: str) -> dict[str, Any]:
    campaign, derogation = context["campaign"], context.get("derogation")
    title = campaign.title_en if language == "en" and campaign.title_en else campaign.title_fr
    rule = rule_title(derogation.rule) if derogation is not None else ""
    return {**context, "title": title, "rule": rule}
