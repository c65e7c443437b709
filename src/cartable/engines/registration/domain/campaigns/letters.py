"""Mails of campaigns, in French then English. One that can't be sent stops nothing: the pages tell the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import override

from cartable.engines.people.api import Person


def send_letters(about: str, people: Iterable[Person], context: dict[str, Any]) -> int:
    """Write the same to many people, over one connection; returns how many could be sent.

    ``about`` names the templates ``registration/mail/<about>.txt`` and ``<about>_subject.txt``.
    """
    if not settings.CAN_SEND_MAIL:
        return 0
    letters = [_letter(about, person, context) for person in people if person.mail]
    return get_connection(fail_silently=True).send_messages(letters) or 0 if letters else 0


def _letter(about: str, person: Person, context: dict[str, Any]) -> EmailMessage:
    told = {"person": person, "campus": settings.CAMPUS_NAME, **context}
    texts = []
    for language in ("fr", "en"):
        with override(language):
            texts.append(_render(f"{about}.txt", told, language))
    with override("fr"):
        subject = " ".join(_render(f"{about}_subject.txt", told, "fr").split())
    return EmailMessage(subject, "\n\n– – –\n\n".join(texts), settings.DEFAULT_FROM_EMAIL, [person.mail])


def _render(name: str, context: dict[str, Any], language: str) -> str:
    campaign = context["campaign"]
    title = (campaign.title_en if language == "en" else "") or campaign.title_fr
    return render_to_string(f"registration/mail/{name}", {**context, "campaign_title": title}).strip()
