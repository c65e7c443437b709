"""Who decides what on rights, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.translation import override

from cartable.engines.access.api import (
    AskedAlready,
    Clearance,
    GivenAlready,
    HeldChange,
    Holding,
    Incompatible,
    RuleTaken,
    TooManyLosses,
    activate_rule,
    apply_held_change,
    ask,
    ask_clearance,
    create_pool,
    decide_clearance,
    delegate,
    end_delegation,
    end_grant,
    forbid_together,
    give_asked,
    holds,
    permit_together,
    preview_rule,
    prolong,
    refresh_all,
    refuse,
    refuse_held_change,
    reopen_request,
    set_pool_size,
    stop_rule,
    withdraw_clearance,
    withdraw_request,
    write_rule,
)
from cartable.engines.access.demo import make_door_group, make_level, make_service, make_zone
from cartable.engines.access.domain.holdings import telling
from cartable.engines.access.tests.deciding import DAY, NOW, WHY, YEAR, codes, draft, given, later
from cartable.engines.people.api import Affiliation
from cartable.engines.people.demo import (
    affiliate,
    make_account_with_role,
    make_person,
    make_structure,
    make_student,
    make_teacher,
)
from cartable.kernel.audit import history_of
from cartable.kernel.problems import Conflict, InputRefused, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    """Who keeps all services."""
    return make_account_with_role("administrator")


@pytest.fixture
def service():
    """A service that is asked for."""
    return make_service("cluster")


def test_what_is_asked_is_given_and_opens_at_once(manager, service):
    student = make_student()
    grant = ask(person=student.person, service=service, reason="Mémoire", actor=student, now=NOW)
    with pytest.raises(AskedAlready):
        ask(person=student.person, service=service, reason="Encore", actor=student, now=NOW)
    give_asked(grant=grant, valid_from=DAY, valid_until=YEAR, reason=WHY, actor=manager, now=NOW)
    assert (grant.state, grant.granted_by, grant.requested_by) == ("granted", manager.person, student.person)
    assert holds(student.person, "cluster", on=DAY)
    assert not holds(student.person, "cluster", on=YEAR)
    assert {change.reason for change in history_of(grant)} == {"Mémoire", WHY}


def test_a_request_is_refused_reopened_and_withdrawn(manager, service):
    student = make_student()
    grant = ask(person=student.person, service=service, reason="Mémoire", actor=student, now=NOW)
    with pytest.raises(NotAllowed):
        refuse(grant=grant, actor=student, reason="Non", now=NOW)
    assert refuse(grant=grant, actor=manager, reason="Pas pour ce cours", now=NOW).state == "refused"
    assert reopen_request(grant=grant, actor=manager, reason="Si", now=NOW).state == "requested"
    assert withdraw_request(grant=grant, actor=student, now=NOW).state == "refused"
    with pytest.raises(Conflict):
        withdraw_request(grant=grant, actor=student, now=NOW)


def test_each_asks_for_themself_and_only_for_what_is_asked(service):
    student = make_student()
    with pytest.raises(NotAllowed):
        ask(person=make_person(), service=service, reason=WHY, actor=student, now=NOW)
    closed = make_service("none", can_be_asked=False)
    with pytest.raises(InputRefused) as refused:
        ask(person=student.person, service=closed, level=make_level(service), reason=" ", actor=student, now=NOW)
    assert codes(refused) == ["right.reason_missing", "grant.not_asked_here", "grant.level"]


def test_nobody_gives_to_themself_whatever_their_roles(manager, service):
    with pytest.raises(NotAllowed, match=r"themself|soi-même"):
        given(manager, service, manager.person)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"reason": ""}, "right.reason_missing"),
        ({"valid_until": None}, "right.end_missing"),
        ({"valid_until": DAY}, "period.empty"),
        ({"valid_from": DAY - timedelta(days=1)}, "right.start_gone"),
        ({"valid_until": DAY + timedelta(days=732)}, "right.too_long"),
    ],
)
def test_a_decision_has_a_reason_and_an_end_within_two_years(manager, service, fields, code):
    with pytest.raises(InputRefused) as refused:
        given(manager, service, **fields)
    assert codes(refused) == [code]


def test_the_same_is_not_given_twice_but_prolonged(manager, service):
    grant = given(manager, service)
    with pytest.raises(GivenAlready):
        given(manager, service, grant.person)
    with pytest.raises(InputRefused) as refused:
        prolong(grant=grant, valid_until=DAY, actor=manager, reason=WHY, now=NOW)
    assert codes(refused) == ["grant.not_longer", "period.empty"]
    prolong(grant=grant, valid_until=YEAR + timedelta(days=30), actor=manager, reason=WHY, now=NOW)
    assert Holding.objects.get().valid_until == YEAR + timedelta(days=30)
    end_grant(grant=grant, actor=manager, reason="Fin du projet", now=later(3))
    assert Holding.objects.get().valid_until == DAY + timedelta(days=3)
    with pytest.raises(Conflict):
        end_grant(grant=grant, actor=manager, reason="Encore", now=later(3))


def test_the_holder_gives_up_their_own_right_and_a_stranger_does_not(manager, service):
    student = make_student()
    grant = given(manager, service, student.person)
    with pytest.raises(NotAllowed):
        end_grant(grant=grant, actor=make_teacher(), reason=WHY, now=NOW)
    assert end_grant(grant=grant, actor=student, reason="Plus besoin", now=NOW).state == "ended"
    assert not Holding.objects.exists()


def test_what_excludes_each_other_is_refused_with_the_reason(manager):
    orders, payments = make_service("orders", title_en="Orders"), make_service("payments")
    why = {"reason_fr": "Qui commande ne paie pas.", "reason_en": "Who orders does not pay."}
    pair = forbid_together(first=orders, second=payments, **why, actor=manager, now=NOW)
    grant = given(manager, orders)
    with override("en"), pytest.raises(Incompatible, match=r"Orders.*Who orders does not pay") as refused:
        given(manager, payments, grant.person)
    assert refused.value.with_service == orders
    permit_together(incompatibility=pair, actor=manager, reason="Réorganisation", now=NOW)
    given(manager, payments, grant.person)
    assert set(Holding.objects.values_list("state", flat=True)) == {"held"}


def test_a_delegation_opens_its_scope_and_nothing_more(manager, service):
    home, teacher = make_structure(), make_teacher()
    near, far = make_person(), make_person()
    affiliate(near, structure=make_structure(parent=home))
    affiliate(far)
    with pytest.raises(NotAllowed):
        given(teacher, service, near)
    fields = {"valid_from": DAY, "valid_until": YEAR, "reason": WHY, "now": NOW}
    delegation = delegate(
        holder=teacher.person, services=[service], structure=home, max_days=30, actor=manager, **fields
    )
    with pytest.raises(NotAllowed):
        given(teacher, service, far)
    with pytest.raises(NotAllowed):
        given(teacher, make_service("other"), near)
    with pytest.raises(NotAllowed):
        given(teacher, service, near, door_group=make_door_group())
    with pytest.raises(InputRefused) as refused:
        given(teacher, service, near, valid_until=DAY + timedelta(days=31))
    assert codes(refused) == ["right.too_long"]
    grant = given(teacher, service, near, valid_until=DAY + timedelta(days=30))
    assert grant.delegation == delegation
    with pytest.raises(NotAllowed):
        delegate(holder=make_person(), services=[service], actor=teacher, **fields)
    end_delegation(delegation=delegation, actor=manager, reason="Départ", now=NOW)
    with pytest.raises(NotAllowed):
        prolong(grant=grant, valid_until=YEAR, actor=teacher, reason=WHY, now=NOW)
    assert holds(near, "cluster", on=DAY)


def test_nobody_delegates_to_themself_nor_nothing(manager, service):
    fields = {"valid_from": DAY, "valid_until": YEAR, "reason": WHY, "now": NOW, "actor": manager}
    with pytest.raises(NotAllowed):
        delegate(holder=manager.person, services=[service], **fields)
    with pytest.raises(InputRefused) as refused:
        delegate(holder=make_person(), max_days=0, **fields)
    assert codes(refused) == ["delegation.nothing", "delegation.max_days"]


def test_a_rule_is_a_draft_then_gives_then_stops(manager, service):
    person = make_student().person
    rule = write_rule(draft=draft(service, grace_days=0), actor=manager, reason=WHY, now=NOW)
    assert (rule.state, Holding.objects.count(), preview_rule(rule=rule, on=DAY, actor=manager).enters) == (
        "draft",
        0,
        1,
    )
    activate_rule(rule=rule, actor=manager, reason=WHY, now=NOW, confirmed=None)
    assert holds(person, "cluster", on=DAY)
    with pytest.raises(RuleTaken):
        write_rule(draft=draft(service), actor=manager, reason=WHY, now=NOW)
    stop_rule(rule=rule, actor=manager, reason="Fin", now=NOW, confirmed=None)
    assert not holds(person, "cluster", on=DAY)


def test_a_rule_that_cannot_be_read_says_why(manager, service):
    with pytest.raises(InputRefused) as refused:
        write_rule(draft=draft(service, "wizard", code="A B"), actor=manager, reason="", now=NOW)
    assert codes(refused)[:2] == ["right.reason_missing", "rule.code"]
    assert len(codes(refused)) == 3
    with pytest.raises(NotAllowed):
        write_rule(draft=draft(service), actor=make_teacher(), reason=WHY, now=NOW)


def test_an_act_that_takes_from_many_asks_twice_with_names(manager, service):
    for number in range(11):
        affiliate(make_person(f"P{number}", given_name=f"Ada{number}"))
    rule = write_rule(draft=draft(service), actor=manager, reason=WHY, now=NOW)
    activate_rule(rule=rule, actor=manager, reason=WHY, now=NOW)
    with pytest.raises(TooManyLosses) as asked:
        write_rule(draft=draft(service, "employee"), rule=rule, actor=manager, reason=WHY, now=NOW)
    assert (asked.value.count, len(asked.value.names)) == (11, 11)
    assert any(name.startswith("Ada") for name in asked.value.names)
    with pytest.raises(TooManyLosses):
        stop_rule(rule=rule, actor=manager, reason=WHY, now=NOW, confirmed=10)
    told = preview_rule(rule=rule, population="employee", on=DAY, actor=manager)
    assert (told.holders, told.stays, told.enters, told.leaves, told.asks_twice) == (11, 0, 1, 11, True)
    write_rule(draft=draft(service, "employee"), rule=rule, actor=manager, reason=WHY, now=NOW, confirmed=11)
    assert [row.person for row in Holding.objects.valid_on(DAY)] == [manager.person]


@pytest.fixture
def held(manager, service, monkeypatch: pytest.MonkeyPatch) -> HeldChange:
    """A computation that would take the service from three people, where two are too many."""
    monkeypatch.setitem(telling.LIMITS, "many_people", 2)
    for number in range(3):
        affiliate(make_person(f"P{number}"))
    rule = write_rule(draft=draft(service), actor=manager, reason=WHY, now=NOW)
    activate_rule(rule=rule, actor=manager, reason=WHY, now=NOW)
    Affiliation.objects.filter(kind="student").update(valid_until=DAY + timedelta(days=1))
    refresh_all(on=DAY + timedelta(days=1), now=later(1))
    return HeldChange.objects.get()


def test_a_held_change_is_applied_with_its_number(held, manager):
    with pytest.raises(TooManyLosses):
        apply_held_change(held=held, confirmed=2, actor=manager, reason=WHY, now=later(1))
    with pytest.raises(NotAllowed):
        apply_held_change(held=held, confirmed=3, actor=make_teacher(), reason=WHY, now=later(1))
    apply_held_change(held=held, confirmed=3, actor=manager, reason=WHY, now=later(1))
    assert not Holding.objects.valid_on(DAY + timedelta(days=1)).exists()
    held.refresh_from_db()
    assert (held.state, held.decided_by, held.decision) == ("applied", manager.person, WHY)


def test_a_held_change_is_refused_and_asked_again(held, manager):
    refuse_held_change(held=held, actor=manager, reason="Import raté", now=later(1))
    assert Holding.objects.valid_on(DAY + timedelta(days=1)).count() == 3
    refresh_all(on=DAY + timedelta(days=2), now=later(2))
    assert sorted(HeldChange.objects.values_list("state", flat=True)) == ["refused", "waiting"]
    Affiliation.objects.filter(kind="student").update(valid_until=None)
    refresh_all(on=DAY + timedelta(days=3), now=later(3))
    assert set(HeldChange.objects.values_list("state", flat=True)) == {"refused"}


def test_pools_are_kept_by_who_manages_the_service(manager, service):
    fields = {"service": service, "title_fr": "Licences", "size": 1, "reason": WHY, "now": NOW}
    pool = create_pool(code="seats", actor=manager, **fields)
    first, second = given(manager, service, pool=pool), given(manager, service, pool=pool)
    assert Holding.objects.get(grant=second).state == "waiting"
    set_pool_size(pool=pool, size=2, actor=manager, reason="Deux de plus", now=NOW)
    assert {row.state for row in Holding.objects.all()} == {"held"}
    with pytest.raises(NotAllowed):
        set_pool_size(pool=pool, size=9, actor=make_teacher(), reason=WHY, now=NOW)
    with pytest.raises(InputRefused):
        set_pool_size(pool=pool, size=-1, actor=manager, reason=WHY, now=NOW)
    assert first.pool == pool


def test_a_clearance_is_decided_by_somebody_else_and_opens_the_zone(manager):
    zone = make_zone("hot")
    officer, student = make_account_with_role("security_officer"), make_student()
    given(manager, make_service("reactor", zone=zone), student.person)
    clearance = ask_clearance(person=student.person, zone=zone, reason="Thèse", actor=student, now=NOW)
    period = {"valid_from": DAY, "valid_until": YEAR}
    decision = {"is_granted": True, "decision": "Avis favorable", "now": NOW, **period}
    with pytest.raises(NotAllowed):
        decide_clearance(clearance=clearance, actor=manager, reference="ZRR-1", **decision)
    with pytest.raises(InputRefused) as refused:
        decide_clearance(clearance=clearance, actor=officer, **decision)
    assert codes(refused) == ["clearance.reference"]
    decide_clearance(clearance=clearance, actor=officer, reference="ZRR-1", **decision)
    assert holds(student.person, "reactor", on=DAY)
    withdraw_clearance(clearance=clearance, actor=officer, reason="Fin", now=later(1))
    assert not holds(student.person, "reactor", on=DAY + timedelta(days=1))
    mine = ask_clearance(person=officer.person, zone=zone, reason="Moi", actor=officer, now=NOW)
    with pytest.raises(NotAllowed, match=r"themself|soi-même"):
        decide_clearance(clearance=mine, actor=officer, reference="ZRR-2", **decision)
    assert Clearance.objects.get(pk=mine.pk).state == "requested"
