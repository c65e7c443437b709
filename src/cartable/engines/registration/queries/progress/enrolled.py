"""Who is enrolled in what, with which results and decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from cartable.engines.people.api import Person
from cartable.engines.registration.models import Enrolment, Exemption, UnitResult


def enrolment_of(*, person: Person, on: date) -> Enrolment | None:
    """The enrolment in force on a day, with its programme and regulation; of several the one begun last."""
    found: Enrolment | None = (
        Enrolment.objects.valid_on(on)
        .filter(person=person)
        .select_related("programme__structure", "regulation")
        .order_by("-valid_from", "-id")
        .first()
    )
    return found


def enrolled_in(*, programme: Any, on: date) -> QuerySet[Person]:
    """Those who are in a programme on a day, by name."""
    rows = Enrolment.objects.valid_on(on).filter(programme=programme)
    return Person.objects.filter(pk__in=rows.values("person")).order_by("name_key", "id")


def results_of(person: Person) -> QuerySet[UnitResult]:
    """All results with unit and term, the oldest first; what has no term comes by its day."""
    rows = UnitResult.objects.filter(person=person).select_related("unit", "term")
    return rows.order_by("decided_on", "unit__code", "id")


def exemptions_of(person: Person) -> QuerySet[Exemption]:
    """The decisions for one person, the latest first, those that ended too."""
    rows = Exemption.objects.filter(person=person).select_related("programme", "decided_by")
    return rows.order_by("-decided_at", "-id")
