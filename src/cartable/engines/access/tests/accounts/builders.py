"""Accounts, policies and charters for the tests of this folder."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from cartable.engines.access.demo import make_rule, make_service
from cartable.engines.access.models import AccountPolicy, AccountStanding, Charter, Holding
from cartable.engines.people.api import Person
from cartable.engines.people.demo import make_person

ON = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ORIGIN = {"address": "192.0.2.7", "agent": "Firefox/140 Linux"}
PASSWORD = "valbelle-in-september"


def make_policy(**fields: Any) -> AccountPolicy:
    """A policy whose service holds nobody yet."""
    return AccountPolicy.objects.create(service=make_service("account"), **fields)


def hold(person: Person, policy: AccountPolicy, *, state: str = "held", since: date = ON, until: date | None = None):
    """Give the right that gives an account."""
    rule = policy.service.rules.first() or make_rule(policy.service, "student")
    return Holding.objects.create(
        person=person, service=policy.service, rule=rule, state=state, since=since, valid_from=since, valid_until=until
    )


def lose(person: Person, on: date) -> None:
    """The right ends on a day."""
    Holding.objects.filter(person=person, valid_until=None).update(valid_until=on)


def named(given: str, family: str, **more: Any) -> Person:
    """A person with these names."""
    return make_person(given_name=given, family_name=family, **more)


def state_of(person: Person) -> str:
    """Where the person's account is."""
    return AccountStanding.objects.get(account__person=person).state


def publish(version: int = 1, at: datetime = NOW) -> Charter:
    """A charter in force, without telling anybody's account."""
    return Charter.objects.create(
        version=version, title_fr="Charte", title_en="Charter", text_fr="## Usage\n\nPoli.", published_at=at
    )
