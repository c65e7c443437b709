"""Builders of registration, for the demo and for every test."""

from __future__ import annotations

from datetime import UTC, datetime

from cartable.engines.catalogue.api import Offering
from cartable.engines.people.api import Person
from cartable.engines.registration.api import ChoiceRow, record_choices

CHOSEN_AT = datetime(2026, 6, 15, 9, tzinfo=UTC)


def make_choices(person: Person, *offerings: Offering) -> int:
    """The person chooses these offerings of one term. Returns how many choices are new."""
    rows = [ChoiceRow(person.pk, offering.pk) for offering in offerings]
    return record_choices(term=offerings[0].term, rows=rows, now=CHOSEN_AT)
