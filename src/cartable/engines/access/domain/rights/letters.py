"""Mails that tell what was decided: to who asked, to who holds, to who waits for a clearance.

``subscribers.py`` imports this module. A mail that can't be sent stops nothing: the page of one's rights tells it too.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from cartable.engines.access.events import ClearanceDecided, GrantEnded, GrantGiven, GrantRefused
from cartable.engines.access.models import Clearance, Grant
from cartable.kernel.languages import title_of
from cartable.kernel.letters import send_letter
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
        write_to(
            clearance.person,
            "clearance",
            {"clearance": clearance, "thing": clearance.zone, "until": clearance.valid_until},
        )


def write_to(person: Any, about: str, context: dict[str, Any]) -> bool:
    """Write to a person's campus mail what was decided of a ``thing``; False when it didn't leave."""
    until, thing = context.get("until"), context["thing"]
    last_day = until - timedelta(days=1) if until else None
    return send_letter(
        person.mail,
        body="access/rights/mail/letter.txt",
        subject="access/rights/mail/subject.txt",
        told=lambda: {"person": person, "about": about, "last_day": last_day, "title": title_of(thing), **context},
    )


def _tell_of_grant(uuid: UUID, about: str) -> None:
    rows = Grant.objects.select_related("person", "service", "level", "granted_by").filter(uuid=uuid)
    for grant in rows:
        if about == "refused" and grant.granted_by is None:
            continue
        write_to(grant.person, about, {"grant": grant, "thing": grant.service, "until": grant.valid_until})
