"""The mail that reminds a reviewer of what waits for them."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from cartable.engines.access.models import Review
from cartable.engines.people.api import Person


def send_reminder(person: Person, review: Review, count: int) -> int:
    """Write to the campus mail, in French then English; 1 when it left."""
    if not (settings.CAN_SEND_MAIL and person.mail):
        return 0
    told = {
        "person": person,
        "review": review,
        "count": count,
        "last_day": review.due_on - timedelta(days=1),
        "campus": settings.CAMPUS_NAME,
    }
    texts = []
    for language in ("fr", "en"):
        with override(language):
            texts.append(render_to_string("access/rights/mail/reminder.txt", told).strip())
    with override("fr"):
        subject = render_to_string("access/rights/mail/reminder_subject.txt", told).strip()
    body = "\n\n– – –\n\n".join(texts)
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [person.mail]).send(fail_silently=True)
