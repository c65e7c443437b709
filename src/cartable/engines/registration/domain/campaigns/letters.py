"""Mails of campaigns. One that can't be sent stops nothing: the pages tell the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.mail import EmailMessage

from cartable.engines.people.api import Person
from cartable.kernel.languages import title_of
from cartable.kernel.letters import send_letters, write_letter


def write_to(people: Iterable[Person], about: str, context: dict[str, Any]) -> int:
    """Write the same of a ``campaign`` to many people; returns how many letters left.

    ``about`` names the templates ``registration/mail/<about>.txt`` and ``<about>_subject.txt``.
    """
    return send_letters(_letter(person, about, context) for person in people if person.mail)


def _letter(person: Person, about: str, context: dict[str, Any]) -> EmailMessage:
    return write_letter(
        person.mail,
        body=f"registration/mail/{about}.txt",
        subject=f"registration/mail/{about}_subject.txt",
        told=lambda: {"person": person, "campaign_title": title_of(context["campaign"]), **context},
    )
