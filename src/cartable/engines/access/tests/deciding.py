"""What the tests of decisions share: the day, the reason, a right given, a rule to write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cartable.engines.access.api import Grant, RuleDraft, give
from cartable.engines.people.demo import make_person
from cartable.kernel.clock import today

DAY = today()
NOW = datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=UTC)
YEAR = DAY + timedelta(days=365)
WHY = "Projet de recherche"


def later(days: int) -> datetime:
    """An instant so many days after."""
    return NOW + timedelta(days=days)


def given(manager, service, person=None, **more) -> Grant:
    """A right given for a year."""
    fields = {"valid_from": DAY, "valid_until": YEAR, "reason": WHY, "actor": manager, "now": NOW}
    return give(person=person or make_person(), service=service, **{**fields, **more})


def codes(refused) -> list[str]:
    """What is wrong."""
    return [fault.code for fault in refused.value.faults]


def draft(service, population: str = "student", **more) -> RuleDraft:
    """A rule to write."""
    return RuleDraft(**{"code": "students", "service": service, "population": population, **more})
