"""Mails that tell students what was said of their list, and advisers what waits for them.

``subscribers.py`` imports this module. A mail that can't be sent stops nothing: the pages tell the same.
"""

from __future__ import annotations

from typing import Any

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
from cartable.kernel.languages import title_of
from cartable.kernel.letters import send_letter
from cartable.kernel.outbox import Received, subscribe


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
            write_to(adviser, "asked", {"derogation": one, "student": one.person, "campaign": one.campaign})


@subscribe(DerogationDecided)
def tell_decided(received: Received) -> None:
    """The student reads what was decided and why."""
    for one in _derogations(received.read_as(DerogationDecided).derogation):
        write_to(one.person, "decided", {"derogation": one, "campaign": one.campaign})


def write_to(person: Any, about: str, context: dict[str, Any]) -> bool:
    """Write to a person's campus mail; False when it didn't leave."""
    derogation = context.get("derogation")
    return send_letter(
        person.mail,
        body="registration/advice/mail/letter.txt",
        subject="registration/advice/mail/subject.txt",
        told=lambda: {
            "person": person,
            "about": about,
            "title": title_of(context["campaign"]),
            "rule": rule_title(derogation.rule) if derogation is not None else "",
            **context,
        },
    )


def _tell_of_line(uuid: str) -> None:
    """To the student what others said, to the adviser what the student said."""
    rows = ListEvent.objects.select_related("wish_list__person", "wish_list__campaign", "person").filter(uuid=uuid)
    for line in rows:
        student = line.wish_list.person
        own = line.person_id == student.pk
        reader = adviser_of(student, today()) if own else student
        if reader is not None:
            context = {"line": line, "student": student, "own": own, "campaign": line.wish_list.campaign}
            write_to(reader, str(line.kind), context)


def _derogations(uuid: str) -> Any:
    return Derogation.objects.select_related("person", "campaign", "unit", "decided_by").filter(uuid=uuid)
