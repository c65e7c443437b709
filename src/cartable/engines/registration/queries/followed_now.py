"""How many people are in a programme, or have a unit, now: asked before either is ended or cut."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count

from cartable.engines.registration.models import Choice, Enrolment


def most_followers(unit_id: int, on: date) -> tuple[int, str]:
    """The most students who have a unit in a term that isn't over on the day, and that term's code. One query."""
    rows = Choice.objects.filter(offering__unit=unit_id, term__year__ends_on__gt=on)
    counted = rows.values("term__code", "term__starts_on", "term__weeks_count").annotate(number=Count("person"))
    there = [
        (row["number"], row["term__code"])
        for row in counted.order_by("term__starts_on")
        if row["term__starts_on"] + timedelta(weeks=row["term__weeks_count"]) > on
    ]
    return max(there, default=(0, ""))


def people_enrolled(programme_id: int, on: date) -> int:
    """How many people are enrolled in a programme on the day. One query."""
    return Enrolment.objects.valid_on(on).filter(programme=programme_id).count()
