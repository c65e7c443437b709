"""One-time codes: typed once, tried five times, hashed, and never telling whether a name exists."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.access.api import CodeRefused, check_code, issue_codes, open_with_code
from cartable.engines.access.domain.accounts import codes
from cartable.engines.access.models import AccountTrace, OneTimeCode
from cartable.engines.access.tests.accounts.builders import NOW, ORIGIN, PASSWORD, make_policy, publish
from cartable.engines.people.demo import make_account
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return make_account(username="ines.caradec")


def issue(account, **more):
    (code,) = issue_codes(accounts=[account], channel="letter", actor="tests", reason="tests", now=NOW, **more)
    return code


def check(typed: str, username: str = "ines.caradec", now=NOW):
    return check_code(username=username, typed=typed, now=now, origin=ORIGIN)


def test_a_code_is_twelve_plain_signs_in_groups_of_four(account):
    code = issue(account)
    assert len(code.secret) == 12
    assert set(code.secret) <= set(codes.ALPHABET)
    assert not set("01OILU") & set(codes.ALPHABET)
    assert [len(part) for part in code.shown.split(" ")] == [4, 4, 4]


def test_only_a_keyed_hash_is_kept(account):
    code = issue(account)
    row = OneTimeCode.objects.get()
    assert row.secret_hash.startswith("$argon2id$")
    assert code.secret not in row.secret_hash
    other = make_account(username="other")
    assert codes._keyed(account, code.secret) != codes._keyed(other, code.secret)


@pytest.mark.parametrize("change", [str, str.lower, lambda text: text.replace(" ", "-"), lambda text: f"  {text} "])
def test_it_is_recognized_however_it_is_typed(account, change):
    code = issue(account)
    assert check(change(code.shown)).account == account
    assert check(code.secret, "INES.Caradec").account == account


def test_it_opens_once(account):
    code = issue(account)
    found = check(code.secret)
    open_with_code(code=found, password=PASSWORD, charter=None, now=NOW, origin=ORIGIN)
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
    with pytest.raises(CodeRefused):
        check(code.secret)
    with pytest.raises(CodeRefused):
        open_with_code(code=found, password=f"{PASSWORD}-2", charter=None, now=NOW, origin=ORIGIN)


def test_five_wrong_tries_withdraw_it(account):
    code = issue(account)
    for _try in range(5):
        with pytest.raises(CodeRefused):
            check("ABCD EFGH JKMN")
    with pytest.raises(CodeRefused):
        check(code.secret)
    row = OneTimeCode.objects.get()
    assert (row.attempts, row.withdrawn_at) == (5, NOW)


def test_a_right_try_forgives_the_wrong_ones(account):
    code = issue(account)
    for _round in range(3):
        for _try in range(4):
            with pytest.raises(CodeRefused):
                check("ABCD EFGH JKMN")
        assert check(code.secret)


def test_it_expires(account):
    make_policy(activation_days=3)
    code = issue(account)
    assert check(code.secret, now=NOW + timedelta(days=3, seconds=-1))
    with pytest.raises(CodeRefused):
        check(code.secret, now=NOW + timedelta(days=3))


def test_a_new_code_withdraws_the_one_before(account):
    old, new = issue(account), issue(account)
    with pytest.raises(CodeRefused):
        check(old.secret)
    assert check(new.secret)


def test_a_code_of_recovery_lasts_a_day(account):
    known = make_account(username="known", password=PASSWORD)
    assert (issue(known).purpose, issue(known).expires_at) == ("recovery", NOW + timedelta(days=1))
    assert issue(account).purpose == "activation"


def test_the_code_of_a_suspended_account_opens_nothing(account):
    code = issue(account)
    account.is_active = False
    account.save()
    with pytest.raises(CodeRefused):
        check(code.secret)


def test_a_name_that_nobody_has_costs_as_much_as_another(account, monkeypatch):
    issue(account)
    verified: list[str] = []
    verify = codes._matches
    monkeypatch.setattr(codes, "_matches", lambda *given: verified.append("once") or verify(*given))
    costs, said = [], []
    for name in ("ines.caradec", "nobody.here"):
        with (
            CaptureQueriesContext(
                connection,
            ) as queries,
            pytest.raises(CodeRefused) as refusal,
        ):
            check("ABCD EFGH JKMN", name)
        costs.append(len(queries))
        said.append(str(refusal.value))
    assert costs[0] == costs[1]
    assert said[0] == said[1]
    assert len(verified) == 2


def test_every_failure_is_kept_and_logged_without_the_name_that_was_typed(account, caplog):
    caplog.set_level(logging.WARNING)
    issue(account)
    for name in ("ines.caradec", "my-secret-password"):
        with pytest.raises(CodeRefused):
            check("ABCD EFGH JKMN", name)
    rows = list(AccountTrace.objects.order_by("pk").values_list("account", "act", "is_refused", "address"))
    assert rows == [(account.pk, "code", True, "192.0.2.7"), (None, "code", True, "192.0.2.7")]
    assert len(caplog.records) == 2
    assert "my-secret-password" not in caplog.text


@pytest.mark.parametrize(
    ("password", "code"),
    [("short", "password.weak"), ("ines.caradec1", "password.weak"), ("password1234", "password.weak")],
)
def test_a_weak_password_leaves_the_code_good(account, password: str, code: str):
    found = check(issue(account).secret)
    with pytest.raises(InputRefused) as refusal:
        open_with_code(code=found, password=password, charter=None, now=NOW, origin=ORIGIN)
    assert {fault.code for fault in refusal.value.faults} == {code}
    found.refresh_from_db()
    assert found.used_at is None


def test_many_codes_are_issued_in_batches(django_assert_num_queries):
    accounts = [make_account() for _rank in range(5)]
    made = list(issue_codes(accounts=accounts, channel="letter", actor="tests", reason="tests", now=NOW))
    assert len({code.secret for code in made}) == 5
    assert [code.account for code in made] == accounts


def test_the_charter_accepted_on_the_way_is_kept(account):
    charter = publish()
    found = check(issue(account).secret)
    opened = open_with_code(code=found, password=PASSWORD, charter=1, now=NOW, origin=ORIGIN)
    assert [row.charter for row in opened.charters.all()] == [charter]
