"""Accounts follow rights: every step, once, with who and why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from cartable.engines.access.api import (
    AccountStateRefuses,
    follow_accounts,
    follow_rights_again,
    issue_codes,
    reopen_account,
    suspend_account,
)
from cartable.engines.access.domain.accounts.following import FollowReport
from cartable.engines.access.models import AccountStanding, OneTimeCode
from cartable.engines.access.tests.accounts.builders import DAY, NOW, ON, hold, lose, make_policy, named, state_of
from cartable.engines.people.api import Account
from cartable.engines.people.demo import make_account, make_account_with_role, make_person
from cartable.kernel.audit import history_of
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db


def follow(days: int = 0, **more) -> FollowReport:
    return follow_accounts(on=ON + days * DAY, now=NOW + timedelta(days=days), **more)


def standing(person) -> AccountStanding:
    return AccountStanding.objects.get(account__person=person)


def events() -> list[tuple[str, int]]:
    rows = OutboxEvent.objects.filter(name__startswith="account.").order_by("sequence")
    return [(row.name, len(row.payload["uuids"])) for row in rows]


def open_session(account: Account) -> str:
    store = SessionStore()
    store["_auth_user_id"] = str(account.pk)
    store.save()
    UserSession.objects.create(user=account, ip="192.0.2.1", session_key=store.session_key, user_agent="test")
    return str(store.session_key)


def test_without_policy_nothing_happens():
    make_account()
    assert follow() == FollowReport()
    assert AccountStanding.objects.count() == 0


def test_whoever_holds_the_right_has_an_account_that_awaits():
    policy = make_policy()
    ines, other = named("Inès", "Caradec"), named("Marc", "Ferrand")
    hold(ines, policy)
    hold(other, policy, state="waiting")
    assert follow() == FollowReport(opened=1)
    account = Account.objects.get(person=ines)
    assert (account.username, account.is_active, account.has_usable_password()) == ("ines.caradec", True, False)
    assert (standing(ines).state, standing(ines).reason) == ("awaiting", "holding.began")
    assert not Account.objects.filter(person=other).exists()
    assert events() == [("account.opened", 1)]
    assert history_of(standing(ines))[0].actor == "accounts"
    assert follow() == FollowReport()


def test_grace_keeps_the_account_open():
    policy, person = make_policy(), named("Inès", "Caradec")
    hold(person, policy, state="grace")
    follow()
    assert state_of(person) == "awaiting"


def test_the_whole_life_of_an_account():
    policy, person = make_policy(closing_days=30), named("Inès", "Caradec")
    hold(person, policy, since=ON)
    follow()
    account = Account.objects.get(person=person)
    account.password = make_password("valbelle-in-september")
    account.save()
    AccountStanding.objects.update(state="open")
    key = open_session(account)
    list(issue_codes(accounts=[account], channel="letter", actor="tests", reason="tests", now=NOW))
    lose(person, ON + 10 * DAY)

    assert follow(10) == FollowReport(suspended=1)
    account.refresh_from_db()
    row = standing(person)
    assert (row.state, row.reason, row.closes_on, row.by_hand) == ("suspended", "holding.ended", ON + 40 * DAY, False)
    assert account.is_active is False
    assert not Session.objects.filter(session_key=key).exists()
    assert UserSession.objects.count() == 0
    assert OneTimeCode.objects.filter(withdrawn_at__isnull=True).count() == 0

    hold(person, policy, since=ON + 20 * DAY)
    assert follow(20) == FollowReport(reopened=1)
    account.refresh_from_db()
    assert (state_of(person), account.is_active, standing(person).closes_on) == ("open", True, None)

    lose(person, ON + 50 * DAY)
    follow(50)
    Authenticator.objects.create(user=account, type="totp", data={"secret": "x"})
    assert follow(79) == FollowReport()
    assert follow(80) == FollowReport(closed=1)
    account.refresh_from_db()
    assert (state_of(person), account.is_active, account.has_usable_password()) == ("closed", False, False)
    assert Authenticator.objects.count() == 0

    hold(person, policy, since=ON + 100 * DAY)
    assert follow(100) == FollowReport(reopened=1)
    account.refresh_from_db()
    assert (state_of(person), account.is_active, account.username) == ("awaiting", True, "ines.caradec")
    assert [name for name, _count in events()] == [
        "account.opened",
        "account.suspended",
        "account.reopened",
        "account.suspended",
        "account.closed",
        "account.reopened",
    ]
    states = [change.after["state"] for change in history_of(standing(person)) if "state" in change.after]
    assert states == ["awaiting", "open", "suspended", "open", "suspended", "closed", "awaiting"]


def test_a_closed_account_keeps_its_name_for_ever():
    policy, first = make_policy(closing_days=0), named("Zoé", "Martin")
    hold(first, policy)
    follow()
    lose(first, ON + DAY)
    follow(1)
    follow(2)
    assert state_of(first) == "closed"
    second = named("Zoé", "Martin")
    hold(second, policy, since=ON + 3 * DAY)
    follow(3)
    assert Account.objects.get(person=second).username == "zoe.martin2"


def test_an_account_opened_by_hand_is_left_alone_until_it_is_entitled():
    policy = make_policy()
    account = make_account(named("Odile", "Renaudin"), password="valbelle-in-september")
    assert follow() == FollowReport()
    hold(account.person, policy)
    assert follow() == FollowReport(adopted=1)
    assert state_of(account.person) == "open"
    lose(account.person, ON + DAY)
    assert follow(1) == FollowReport(suspended=1)


def test_the_last_administrator_is_never_shut_out():
    policy = make_policy()
    admin = make_account_with_role("administrator", username="admin")
    other = named("Léa", "Petit")
    for person in (admin.person, other):
        hold(person, policy)
    follow()
    for person in (admin.person, other):
        lose(person, ON + DAY)
    assert follow(1) == FollowReport(suspended=1, kept=1)
    admin.refresh_from_db()
    assert admin.is_active


def test_only_the_people_asked_for_are_looked_at():
    policy, one, two = make_policy(), named("Inès", "Caradec"), named("Marc", "Ferrand")
    for person in (one, two):
        hold(person, policy)
    assert follow(person_ids=[one.pk]) == FollowReport(opened=1)
    assert not Account.objects.filter(person=two).exists()


def test_thousands_at_once_cost_few_queries(django_assert_max_num_queries):
    policy = make_policy()
    for _rank in range(300):
        hold(make_person(given_name="Camille", family_name="Martin"), policy)
    with django_assert_max_num_queries(60):
        assert follow().opened == 300
    assert Account.objects.filter(username="camille.martin300").exists()
    with django_assert_max_num_queries(60):
        assert follow(1) == FollowReport()


class TestByHand:
    def setup_method(self):
        self.policy = make_policy()
        self.person = named("Inès", "Caradec")
        hold(self.person, self.policy)
        follow()
        self.account = Account.objects.get(person=self.person)
        self.admin = make_account_with_role("administrator", username="admin")

    def decide(self, act, **more):
        return act(account=self.account, reason="Vol de matériel", actor=self.admin, on=ON, now=NOW, **more)

    def test_a_suspension_by_hand_wins_over_the_rights(self):
        self.decide(suspend_account)
        self.account.refresh_from_db()
        assert not self.account.is_active
        assert follow(1) == FollowReport()
        row = standing(self.person)
        assert (row.state, row.by_hand, row.reason) == ("suspended", True, "Vol de matériel")
        assert history_of(row)[-1].actor == str(self.admin.uuid)

    def test_it_ends_on_its_day_and_the_rights_decide_again(self):
        self.decide(suspend_account, until=ON + 5 * DAY)
        assert follow(4) == FollowReport()
        assert follow(5) == FollowReport(reopened=1)
        assert standing(self.person).by_hand is False

    def test_reopened_by_hand_it_stays_open_without_any_right(self):
        lose(self.person, ON + DAY)
        follow(1)
        self.decide(reopen_account)
        assert follow(2) == FollowReport()
        assert state_of(self.person) == "awaiting"
        follow_rights_again(account=self.account, reason="fin de mission", actor=self.admin)
        assert follow(3) == FollowReport(suspended=1)

    def test_what_is_done_already_is_refused(self):
        self.decide(suspend_account)
        with pytest.raises(AccountStateRefuses):
            self.decide(suspend_account)
        self.decide(reopen_account)
        with pytest.raises(AccountStateRefuses):
            self.decide(reopen_account)

    def test_nobody_suspends_themselves(self):
        with pytest.raises(AccountStateRefuses):
            suspend_account(account=self.admin, reason="erreur", actor=self.admin, on=ON, now=NOW)

    def test_a_reason_and_a_day_to_come_are_wanted(self):
        with pytest.raises(InputRefused) as refusal:
            suspend_account(account=self.account, reason=" ", until=ON, actor=self.admin, on=ON, now=NOW)
        assert [fault.where for fault in refusal.value.faults] == ["reason", "until"]

    def test_a_registrar_touches_no_account_with_authority(self):
        registrar = make_account_with_role("registrar", username="registrar")
        with pytest.raises(NotAllowed):
            suspend_account(account=self.admin, reason="essai", actor=registrar, on=ON, now=NOW)
        suspend_account(account=self.account, reason="essai", actor=registrar, on=ON, now=NOW)
        assert state_of(self.person) == "suspended"
