"""Mails of the circuit: to who decides, that a version is proposed; to its author, what was decided.

``subscribers.py`` imports this module. Each event is told once; a mail that can't be sent stops nothing, since the
home page and the page of the version tell it too.
"""

from __future__ import annotations

from typing import Any

from cartable.engines.catalogue.domain.versions.reviewers import reviewers_of
from cartable.engines.catalogue.events import VersionAdopted, VersionProposed, VersionReturned
from cartable.engines.catalogue.models import UnitVersion
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.letters import send_letters, write_letter
from cartable.kernel.outbox import Received, subscribe

BODY, SUBJECT = "catalogue/versions/mail/letter.txt", "catalogue/versions/mail/subject.txt"


@subscribe(VersionProposed)
def tell_reviewers(received: Received) -> None:
    """A version waits for a decision; nothing is told when it was decided or taken back meanwhile."""
    version = _version(received.read_as(VersionProposed).version_uuid)
    if version is not None and version.state == UnitVersion.State.PROPOSED:
        _write(reviewers_of(version, on=today()), "proposed", version)


@subscribe(VersionReturned)
def tell_author_of_return(received: Received) -> None:
    """A proposal was sent back, or refused."""
    event = received.read_as(VersionReturned)
    if (version := _version(event.version_uuid)) is not None:
        _write([version.written_by], event.state, version, comment=event.comment)


@subscribe(VersionAdopted)
def tell_author_of_adoption(received: Received) -> None:
    """A proposal was adopted; its coming into force later isn't told again."""
    event = received.read_as(VersionAdopted)
    version = _version(event.version_uuid)
    if version is not None and event.is_decision:
        _write([version.written_by], "adopted", version, comment=version.decision_reason, in_force=event.in_force)


def _version(uuid: str) -> UnitVersion | None:
    rows = UnitVersion.objects.select_related("unit__structure", "year", "written_by", "decided_by")
    return rows.filter(uuid=uuid).first()


def _write(people: list[Any], about: str, version: UnitVersion, **more: Any) -> None:
    send_letters(
        write_letter(
            person.mail,
            body=BODY,
            subject=SUBJECT,
            told=lambda person=person: {  # type: ignore[misc]
                "person": person,
                "about": about,
                "code": version.unit.code,
                "title": title_of(version),
                "year": version.year.code,
                "author": version.written_by.full_name if version.written_by else "",
                "decider": version.decided_by.full_name if version.decided_by else "",
                **more,
            },
        )
        for person in people
        if person is not None and person.mail
    )
