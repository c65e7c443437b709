"""Pools, zones, incompatible services, decisions by name, and computations held back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cartable.engines.access.api import (
    Clearance,
    EntitlementRule,
    Grant,
    HeldChange,
    Holding,
    Incompatibility,
    position_in,
    refresh_all,
    refresh_people,
    refresh_pools,
)
from cartable.engines.access.demo import make_door_group, make_level, make_pool, make_rule, make_service, make_zone
from cartable.engines.access.domain.holdings import limits, telling
from cartable.engines.people.api import Affiliation
from cartable.engines.people.demo import affiliate, make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
D1, D2 = DAY + timedelta(days=1), DAY + timedelta(days=2)


def states(on: date) -> dict[str, str]:
    """Who is in which state."""
    return dict(Holding.objects.valid_on(on).order_by("pk").values_list("person__code", "state"))


def refresh(on: date) -> None:
    """Everything, and once more for nothing."""
    refresh_all(on=on, now=NOW)
    assert refresh_all(on=on, now=NOW).is_nothing


@pytest.fixture
def queue():
    """Two seats, three students who came in this order."""
    service = make_service("cad")
    pool = make_pool(service, 2, code="cad-seats")
    rule = make_rule(service, "student", code="cad", pool=pool)
    ties = []
    for number, code in enumerate(("A", "B", "C")):
        ties.append(affiliate(make_person(code)))
        refresh_all(on=DAY + timedelta(days=number), now=NOW)
    return pool, rule, ties


def test_the_last_to_come_waits_and_takes_the_seat_that_frees(queue):
    pool, _, ties = queue
    assert states(D2) == {"A": "held", "B": "held", "C": "waiting"}
    assert position_in(pool, ties[2].person, on=D2) == 1
    assert position_in(pool, ties[0].person, on=D2) is None
    day = D2 + timedelta(days=1)
    Affiliation.objects.filter(pk=ties[0].pk).update(valid_until=day)
    refresh_people(person_ids=[ties[0].person_id], on=day, now=NOW)
    assert states(day) == {"B": "held", "C": "held"}
    assert Holding.objects.get(person__code="C", state="held").since == D2


def test_more_seats_are_taken_at_once_and_fewer_make_the_last_wait(queue):
    pool = queue[0]
    pool.size = 3
    pool.save()
    refresh_pools(pool_ids=[pool.pk], on=D2, now=NOW)
    assert set(states(D2).values()) == {"held"}
    pool.size = 1
    pool.save()
    refresh_pools(pool_ids=[pool.pk], on=D2, now=NOW)
    assert states(D2) == {"A": "held", "B": "waiting", "C": "waiting"}
    assert position_in(pool, queue[2][1].person, on=D2) == 1
    refresh(D2)


def test_one_seat_a_person_whatever_the_reasons(queue):
    pool, rule, _ = queue
    make_rule(rule.service, "affiliated", code="cad-too", pool=pool)
    refresh(D2)
    assert Holding.objects.valid_on(D2).filter(state="held").count() == 4
    assert Holding.objects.valid_on(D2).filter(state="waiting").values("person").distinct().count() == 1


def test_nobody_enters_a_zone_without_a_clearance_in_force():
    person, zone = affiliate(make_person("A")).person, make_zone("hot")
    make_rule(make_service("reactor", zone=zone), "student", grace_days=5)
    refresh(DAY)
    assert states(DAY) == {"A": "not_cleared"}
    clearance = Clearance.objects.create(
        person=person,
        zone=zone,
        state="granted",
        requested_at=NOW,
        decided_by=make_person("O"),
        valid_from=D1,
        valid_until=D2,
    )
    refresh(D1)
    assert states(D1) == {"A": "held"}
    refresh(D2)
    assert (states(D2), clearance.valid_until) == ({"A": "not_cleared"}, D2)


def test_doors_of_a_zone_want_a_clearance_too():
    affiliate(make_person("A"))
    make_rule(make_service("doors"), "student", door_group=make_door_group("vault", zone=make_zone("hot")))
    refresh(DAY)
    assert states(DAY) == {"A": "not_cleared"}


def test_of_two_rights_that_exclude_each_other_the_later_gives_way():
    person = affiliate(make_person("A")).person
    orders, payments = make_service("orders"), make_service("payments")
    make_rule(orders, "student", code="orders")
    refresh(DAY)
    Incompatibility.objects.create(first=payments, second=orders, reason_fr="Qui commande ne paie pas.")
    rule = make_rule(payments, "affiliated", code="payments")
    refresh(D1)
    found = dict(Holding.objects.valid_on(D1).values_list("service__code", "state"))
    assert found == {"orders": "held", "payments": "conflicting"}
    EntitlementRule.objects.filter(service=orders).update(state="stopped")
    refresh_people(person_ids=[person.pk], on=D2, now=NOW)
    assert list(Holding.objects.valid_on(D2).values_list("rule", "state")) == [(rule.pk, "held")]


def test_a_level_excludes_itself_and_those_above_only():
    affiliate(make_person("A"))
    service, other = make_service("marks"), make_service("minutes")
    low, high = make_level(service, "enter"), make_level(service, "validate")
    Incompatibility.objects.create(first=service, first_level=high, second=other, reason_fr="Deux personnes.")
    make_rule(other, "student", code="a")
    rule = make_rule(service, "student", code="b", level=low)
    refresh(DAY)
    assert set(Holding.objects.values_list("state", flat=True)) == {"held"}
    EntitlementRule.objects.filter(pk=rule.pk).update(level=high)
    refresh(D1)
    assert Holding.objects.valid_on(D1).get(rule=rule).state == "conflicting"


def test_a_decision_by_name_is_held_between_its_days():
    person = make_person("A")
    grant = Grant.objects.create(
        person=person,
        service=make_service("lab"),
        state="granted",
        granted_by=make_person("G"),
        decided_at=NOW,
        reason="Stage",
        valid_from=D1,
        valid_until=D2,
    )
    refresh(DAY)
    assert states(DAY) == {}
    refresh(D1)
    row = Holding.objects.get()
    assert (row.grant, row.state, row.valid_from, row.valid_until) == (grant, "held", D1, D2)
    refresh(D2)
    assert states(D2) == {}


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch):
    """Thirteen students who are to leave all at once, where twelve are too many."""
    monkeypatch.setitem(telling.LIMITS, "many_people", 12)
    rule = make_rule(make_service("mail"), "student", code="r", grace_days=10)
    ties = [affiliate(make_person(f"P{number}")) for number in range(14)]
    refresh_all(on=DAY, now=NOW)
    return rule, ties


def test_a_rule_that_would_take_from_too_many_waits_for_a_human(crowd):
    rule, _ = crowd
    Affiliation.objects.all().update(valid_until=D1)
    newcomer = affiliate(make_person("N"), valid_from=D1)
    report = refresh_all(on=D1, now=NOW)
    assert (report.held_back, report.entered, report.changed) == (["r"], 0, 0)
    held = HeldChange.objects.get()
    assert (held.rule, held.leaving, held.entering, held.computed_on, held.state) == (rule, 14, 1, D1, "waiting")
    assert set(states(D1).values()) == {"held"}
    assert refresh_all(on=D1, now=NOW).held_back == ["r"]
    assert HeldChange.objects.count() == 1
    assert refresh_people(person_ids=[newcomer.person_id], on=D1, now=NOW).entered == 1


def test_those_who_leave_one_by_one_on_one_day_are_counted_together(crowd):
    _, ties = crowd
    Affiliation.objects.all().update(valid_until=D1)
    reports = [refresh_people(person_ids=[tie.person_id], on=D1, now=NOW) for tie in ties]
    assert [bool(report.held_back) for report in reports] == [False] * 12 + [True] * 2
    assert sorted(states(D1).values()) == ["grace"] * 12 + ["held"] * 2
    assert HeldChange.objects.get().leaving == 13


def test_a_tenth_of_the_holders_may_leave_however_many_they_are(crowd, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(telling.LIMITS, "many_people", 0)
    _, ties = crowd
    Affiliation.objects.filter(pk=ties[0].pk).update(valid_until=D1)
    assert refresh_all(on=D1, now=NOW).held_back == []
    Affiliation.objects.filter(pk=ties[1].pk).update(valid_until=D1)
    assert refresh_all(on=D1, now=NOW).held_back == ["r"]


def test_the_thresholds_are_a_hundred_people_and_a_tenth():
    assert (limits.MANY_PEOPLE, limits.MANY_PERCENT, limits.ASKS_ABOVE) == (100, 10, 10)


def test_a_held_rule_with_a_pool_keeps_its_seats(crowd):
    rule, _ = crowd
    pool = make_pool(rule.service, 14, code="seats")
    EntitlementRule.objects.update(pool=pool)
    refresh_all(on=DAY, now=NOW)
    Affiliation.objects.all().update(valid_until=D1)
    make_rule(rule.service, "hosted", code="other", pool=pool)
    affiliate(make_person("N"), "affiliate", valid_from=D1)
    assert refresh_all(on=D1, now=NOW).held_back == ["r"]
    found = states(D1)
    assert (found.pop("N"), set(found.values())) == ("waiting", {"held"})
