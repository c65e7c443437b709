"""Rules and decisions give rights, keep them for the days of grace, and take them back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cartable.engines.access.demo import make_rule, make_service
from cartable.engines.access.domain.holdings.refreshing import refresh_all, refresh_people
from cartable.engines.access.models import Holding
from cartable.engines.people.demo import affiliate, make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
ONE_DAY = timedelta(days=1)


def rows() -> list[tuple]:
    """What is written, without numbers."""
    names = ("person__code", "rule__code", "state", "since", "left_on", "valid_from", "valid_until")
    return list(Holding.objects.order_by("person_id", "valid_from", "rule").values_list(*names))


def test_a_rule_gives_a_right_and_a_second_look_writes_nothing():
    person = make_person("P1")
    affiliate(person)
    make_rule(make_service("mail"), "student", code="r", grace_days=30)
    assert refresh_all(on=DAY, now=NOW).entered == 1
    assert rows() == [("P1", "r", "held", DAY, None, DAY, None)]
    assert refresh_all(on=DAY, now=NOW).is_nothing
    assert refresh_people(person_ids=[person.pk], on=DAY, now=NOW).is_nothing
