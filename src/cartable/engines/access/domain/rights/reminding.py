"""The mail that reminds a reviewer of what waits for them."""

from __future__ import annotations

from datetime import timedelta

from cartable.engines.access.models import Review
from cartable.engines.people.api import Person
from cartable.kernel.letters import send_letter


def send_reminder(person: Person, review: Review, count: int) -> bool:
    """Write to the campus mail; False when it didn't leave."""
    last_day = review.due_on - timedelta(days=1)
    return send_letter(
        person.mail,
        body="access/rights/mail/reminder.txt",
        subject="access/rights/mail/reminder_subject.txt",
        told=lambda: {"person": person, "review": review, "count": count, "last_day": last_day},
    )
