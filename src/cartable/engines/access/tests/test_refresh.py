"""Rules give rights, keep them for the days of grace, and take them back; a second look writes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cartable.engines.access.demo import make_level, make_rule, make_service
from cartable.engines.access.domain.holdings.refreshing import refresh_all, refresh_people, refresh_rule
from cartable.engines.access.models import EntitlementRule, Holding
from cartable.engines.people.demo import affiliate, make_person
from cartable.kernel.outbox.models import OutboxEvent

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
D1, D2, D10, D30 = (DAY + timedelta(days=count) for count in (1, 2, 10, 30))


def rows() -> list[tuple]:
    """What is written, without numbers."""
    names = ("person__code", "rule__code", "state", "since", "left_on", "valid_from", "valid_until")
    return list(Holding.objects.order_by("person_id", "valid_from", "rule").values_list(*names))


def leave(tie, day: date) -> None:
    """The affiliation ends."""
    tie.valid_until = day
    tie.save()


@pytest.fixture
def tie():
    """A student of old."""
    return affiliate(make_person("P1"))


@pytest.fixture
def rule(tie) -> EntitlementRule:
    """Students have mail, and ten days more; computed on the first day."""
    made = make_rule(make_service("mail"), "student", code="r", grace_days=10)
    assert refresh_all(on=DAY, now=NOW).entered == 1
    return made


def test_a_rule_gives_a_right_and_a_second_look_writes_nothing(tie, rule):
    assert rows() == [("P1", "r", "held", DAY, None, DAY, None)]
    assert refresh_all(on=DAY, now=NOW).is_nothing
    assert refresh_people(person_ids=[tie.person_id], on=DAY, now=NOW).is_nothing
    rule.refresh_from_db()
    assert (rule.members, rule.refreshed_at) == (1, NOW)


def test_who_leaves_keeps_it_for_the_days_of_grace_then_loses_it(tie, rule):
    leave(tie, D1)
    report = refresh_all(on=D1, now=NOW)
    assert (report.entered, report.left, report.changed) == (0, 0, 1)
    held, grace = ("P1", "r", "held", DAY, None, DAY, D1), ("P1", "r", "grace", DAY, D1, D1, D1 + timedelta(days=10))
    assert rows() == [held, grace]
    assert refresh_all(on=D10, now=NOW).is_nothing
    assert refresh_all(on=D30, now=NOW).is_nothing
    assert not Holding.objects.valid_on(D30).exists()


def test_who_comes_back_within_the_days_of_grace_holds_again_since_the_first_day(tie, rule):
    leave(tie, D1)
    refresh_all(on=D1, now=NOW)
    tie.valid_until = None
    tie.save()
    assert refresh_people(person_ids=[tie.person_id], on=D2, now=NOW).changed == 1
    assert rows() == [
        ("P1", "r", "held", DAY, None, DAY, D1),
        ("P1", "r", "grace", DAY, D1, D1, D2),
        ("P1", "r", "held", DAY, None, D2, None),
    ]


def test_changes_of_one_day_leave_no_trace(tie, rule):
    before = rows()
    leave(tie, D1)
    refresh_people(person_ids=[tie.person_id], on=D1, now=NOW)
    assert len(rows()) == 2
    tie.valid_until = None
    tie.save()
    refresh_people(person_ids=[tie.person_id], on=D1, now=NOW)
    assert rows() == before


def test_who_enters_and_leaves_on_the_first_day_was_never_there():
    tie = affiliate(make_person("P1"))
    make_rule(make_service("mail"), "student", grace_days=10)
    refresh_all(on=DAY, now=NOW)
    leave(tie, DAY)
    assert refresh_people(person_ids=[tie.person_id], on=DAY, now=NOW).left == 1
    assert rows() == []


def test_another_level_ends_the_row_and_begins_another(tie, rule):
    level = make_level(rule.service, "editor")
    EntitlementRule.objects.filter(pk=rule.pk).update(level=level, quota=5)
    rule.refresh_from_db()
    assert refresh_rule(rule=rule, on=D1, now=NOW).changed == 1
    first, second = Holding.objects.order_by("valid_from")
    assert (first.valid_until, first.level, second.valid_from, second.level, second.quota) == (D1, None, D1, level, 5)
    assert second.since == DAY


def test_a_stopped_rule_keeps_grace_and_a_rule_out_of_its_period_gives_nothing(tie, rule):
    EntitlementRule.objects.filter(pk=rule.pk).update(state="stopped")
    refresh_all(on=D1, now=NOW)
    assert [row[2] for row in rows()] == ["held", "grace"]
    EntitlementRule.objects.filter(pk=rule.pk).update(state="active", grace_days=0, valid_until=D2)
    refresh_all(on=D1, now=NOW)
    assert rows() == [("P1", "r", "held", DAY, None, DAY, None)]
    refresh_all(on=D2, now=NOW)
    assert rows() == [("P1", "r", "held", DAY, None, DAY, D2)]


def test_a_merged_record_holds_nothing_at_once(tie, rule):
    tie.person.merged_into = make_person("P2")
    tie.person.save()
    assert refresh_people(person_ids=[tie.person_id], on=D1, now=NOW).left == 1
    assert rows() == [("P1", "r", "held", DAY, None, DAY, D1)]


def test_a_rule_that_cannot_be_read_is_left_as_it_stands(tie, rule):
    other = make_rule(make_service("wifi"), "student", code="other")
    EntitlementRule.objects.filter(pk=rule.pk).update(population="wizard")
    report = refresh_all(on=D1, now=NOW)
    assert (list(report.ill), report.entered) == (["r"], 1)
    assert list(refresh_people(person_ids=[tie.person_id], on=D1, now=NOW).ill) == ["r"]
    assert {row[1] for row in rows()} == {"r", other.code}


def test_the_event_names_who_entered_and_who_left(tie, rule):
    told = OutboxEvent.objects.filter(name="holdings.changed").get()
    assert told.payload["entered"] == [str(tie.person.uuid)]
    assert (told.payload["left"], told.payload["changed"], told.payload["code"]) == ([], [], "mail")
    EntitlementRule.objects.filter(pk=rule.pk).update(grace_days=0)
    leave(tie, D1)
    refresh_people(person_ids=[tie.person_id], on=D1, now=NOW)
    assert OutboxEvent.objects.filter(name="holdings.changed").latest("sequence").payload["left"] == [
        str(tie.person.uuid)
    ]


def test_the_database_refuses_a_right_held_twice_for_one_reason(tie, rule):
    held = Holding.objects.get()
    held.pk, held.valid_from = None, D10
    with pytest.raises(IntegrityError, match="holds a right twice"), transaction.atomic():
        held.save(force_insert=True)


def test_one_person_costs_the_same_queries_whatever_the_number_of_rules(tie, rule):
    few = _queries(tie)
    for number in range(30):
        make_rule(make_service(f"s{number}"), "student", code=f"r{number}")
    refresh_people(person_ids=[tie.person_id], on=DAY, now=NOW)
    assert _queries(tie) == few


def _queries(tie) -> int:
    with CaptureQueriesContext(connection) as captured:
        refresh_people(person_ids=[tie.person_id], on=DAY, now=NOW)
    return len(captured)
