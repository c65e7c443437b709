"""Accounts under attack: guessed codes, prepared sessions, addresses of others, ways out of the site."""

from __future__ import annotations

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import mail
from django.test import Client

from cartable.engines.access.api import issue_codes, send_recovery_code, suspend_account
from cartable.engines.access.models import AccountTrace, OneTimeCode
from cartable.engines.people.demo import make_account
from cartable.kernel.clock import system_clock, today
from tests.conformance.actors import PASSWORD
from tests.conformance.campus import Campus
from tests.conformance.conftest import Browser
from tests.security.sweep import text_of

pytestmark = pytest.mark.django_db
ACTIVATE = "/access/activate/"
NEW = "le chat dort sur la dune"
WRONG = "ABCD EFGH JKMN"


def new_code(account) -> str:
    (code,) = issue_codes(accounts=[account], channel="screen", actor="tests", reason="tests", now=system_clock())
    return code.shown


def type_code(client: Client, name: str, code: str, **more):
    return client.post(ACTIVATE, {"username": name, "code": code}, **more)


def sign_in(client: Client, name: str = "teacher", **more):
    return client.post("/account/login/", {"login": name, "password": PASSWORD, **more})


def test_a_code_can_not_be_guessed(campus: Campus):
    account = make_account(username="newcomer")
    code = new_code(account)
    answers = [type_code(Client(), "newcomer", WRONG) for _try in range(5)]
    assert [answer.status_code for answer in answers] == [422] * 5
    assert type_code(Client(), "newcomer", code).status_code == 422  # withdrawn at the fifth
    assert OneTimeCode.objects.get(account=account).withdrawn_at is not None
    assert AccountTrace.objects.filter(account=account, act="code", is_refused=True).count() == 6


def test_tries_are_limited_by_name_and_by_address(campus: Campus, settings):
    settings.CODE_RATE_LIMITS = {"code": "5/m/ip,3/5m/key"}
    assert [type_code(Client(), "nobody", WRONG).status_code for _try in range(4)] == [422, 422, 422, 429]
    statuses = [type_code(Client(), f"other{rank}", WRONG).status_code for rank in range(3)]
    assert statuses == [422, 429, 429]


def test_an_unknown_name_is_told_as_a_wrong_code(campus: Campus):
    make_account(username="newcomer")
    told = []
    for name in ("newcomer", "nobody.at.all"):
        answer = type_code(Client(), name, WRONG, headers={"Accept-Language": "en"})
        told.append([str(error) for error in answer.context["form"].non_field_errors()])
    assert told[0] == told[1] != []


def test_a_prepared_session_gains_nothing_from_a_code(campus: Campus):
    account = make_account(username="newcomer")
    client = Client()
    prepared = client.session
    prepared["trap"] = "1"
    prepared.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = prepared.session_key
    type_code(client, "newcomer", new_code(account))
    typed = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert typed != prepared.session_key
    client.post(ACTIVATE, {"password1": NEW, "password2": NEW})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value not in (typed, prepared.session_key)
    assert client.get("/people/me/").status_code == 200
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = prepared.session_key
    assert thief.get("/people/me/").status_code == 302


def test_the_steps_can_not_be_skipped(campus: Campus):
    client = Client()
    assert client.post(ACTIVATE, {"password1": NEW, "password2": NEW}).status_code == 422
    assert client.get(f"{ACTIVATE}done/").headers["Location"] == "/account/login/"


def test_recovery_answers_everybody_alike(campus: Campus, settings):
    settings.CAN_SEND_MAIL = True
    account = campus.actors["teacher"]
    type(account.person).objects.filter(pk=account.person_id).update(personal_mail="teacher@example.fr")
    answers = [Client().post(f"{ACTIVATE}lost/", {"username": name}) for name in ("teacher", "nobody.here")]
    assert [answer.headers["Location"] for answer in answers] == [f"{ACTIVATE}lost/?sent"] * 2
    assert OneTimeCode.objects.count() == 0  # nothing is looked up before the queue does it
    given = {"origin": {"address": "192.0.2.1", "agent": ""}, "site": "https://campus.example/", "now": system_clock()}
    assert send_recovery_code(username="nobody.here", **given) is False
    assert send_recovery_code(username="teacher", **given) is True
    (letter,) = mail.outbox
    assert letter.to == ["teacher@example.fr"]
    assert "https://campus.example/access/activate/" in letter.body


def totp_of(account) -> str:
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def right_code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(counters()))))


def test_the_code_of_an_app_can_not_be_guessed(campus: Campus):
    secret = totp_of(campus.actors["teacher"])
    client = Client()
    assert sign_in(client).headers["Location"] == "/account/factors/authenticate/"
    wrong = "000000" if right_code(secret) != "000000" else "111111"
    for _try in range(5):
        assert client.post("/account/factors/authenticate/", {"code": wrong}).status_code == 200
    assert client.post("/account/factors/authenticate/", {"code": right_code(secret)}).status_code == 200
    assert client.get("/people/me/").status_code == 302
    assert AccountTrace.objects.filter(act="second_factor", is_refused=True).count() == 5


def test_the_password_alone_opens_nothing_once_there_is_a_factor(campus: Campus):
    secret = totp_of(campus.actors["teacher"])
    client = Client()
    sign_in(client)
    assert client.get("/people/me/").status_code == 302
    code = right_code(secret)
    assert client.post("/account/factors/authenticate/", {"code": code}).headers["Location"] == "/"
    assert client.get("/people/me/").status_code == 200
    again = Client()
    sign_in(again)
    assert again.post("/account/factors/authenticate/", {"code": code}).status_code == 200  # good once
    assert again.get("/people/me/").status_code == 302


def test_secrets_of_apps_are_not_in_the_database(campus: Campus):
    secret = totp_of(campus.actors["teacher"])
    kept = str(Authenticator.objects.get().data)
    assert secret not in kept


def test_touching_ones_factors_wants_a_fresh_proof(campus: Campus, browser: Browser):
    # The sessions of the tests were opened without any proof.
    answer = browser("teacher").get("/account/factors/totp/activate/")
    assert answer.headers["Location"].startswith("/account/confirm/?next=")
    client = Client()
    sign_in(client)
    assert client.get("/account/factors/totp/activate/").status_code == 200


def test_a_suspended_account_loses_its_sessions_at_once(campus: Campus):
    client = Client()
    sign_in(client)
    teacher, admin = campus.actors["teacher"], campus.actors["administrator"]
    assert UserSession.objects.filter(user=teacher).count() == 1
    suspend_account(account=teacher, reason="Vol de matériel", actor=admin, on=today(), now=system_clock())
    assert client.get("/people/me/").status_code == 302
    assert client.get("/api/v1/persons/me").status_code == 401
    assert UserSession.objects.filter(user=teacher).count() == 0
    told = Client(headers={"Accept-Language": "en"})
    answer = told.post("/account/login/", {"login": "teacher", "password": PASSWORD}, follow=True)
    assert "Vol de matériel" in text_of(answer)
    assert "Vol de matériel" not in text_of(told.get("/account/inactive/"))  # once, to whoever had the password


def test_the_reason_of_a_suspension_wants_the_password(campus: Campus):
    teacher, admin = campus.actors["teacher"], campus.actors["administrator"]
    suspend_account(account=teacher, reason="Vol de matériel", actor=admin, on=today(), now=system_clock())
    client = Client()
    client.post("/account/login/", {"login": "teacher", "password": "wrong"})
    assert "Vol de matériel" not in text_of(client.get("/account/inactive/"))


ELSEWHERE = ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_page_of_accounts_leads_out_of_the_site(campus: Campus, wanted: str):
    secret = totp_of(campus.actors["teacher"])
    client = Client()
    sign_in(client, next=wanted)
    code = right_code(secret)
    answer = client.post("/account/factors/authenticate/", {"code": code, "next": wanted})
    assert answer.headers["Location"] == "/"
    assert client.get("/access/strong/", {"next": wanted}).headers["Location"] == "/"
    confirmed = client.post("/account/confirm/", {"password": PASSWORD, "next": wanted})
    assert confirmed.headers["Location"] == "/"


def test_a_guessed_address_of_an_account_is_refused_and_tells_nothing(campus: Campus, browser: Browser):
    known, unknown = campus.actors["administrator"].uuid, uuid4()
    for actor in ("anonymous", "student", "teacher", "timetabler"):
        expected = 302 if actor == "anonymous" else 403
        statuses = [browser(actor).get(f"/access/accounts/{one}/").status_code for one in (known, unknown)]
        assert statuses == [expected] * 2, actor
    assert browser("administrator").get(f"/access/accounts/{unknown}/").status_code == 404
    assert browser("registrar").get(f"/access/accounts/{unknown}/").status_code == 404


def test_a_registrar_makes_no_administrator_of_themselves(campus: Campus, browser: Browser):
    client, key = browser("registrar"), campus.actors["administrator"].uuid
    for act in ("code", "suspend", "factors/reset", "sessions/end"):
        form = {"reason": "essai", "channel": "screen"}
        assert client.post(f"/access/accounts/{key}/{act}/", form).status_code == 403, act
    assert OneTimeCode.objects.count() == 0


def test_nobody_ends_anothers_session(campus: Campus, browser: Browser):
    client = Client()
    sign_in(client)
    row = UserSession.objects.get(user=campus.actors["teacher"])
    for actor in ("student", "administrator"):
        assert browser(actor).post(f"/access/my-account/sessions/{row.pk}/end/").status_code == 404
    assert client.get("/people/me/").status_code == 200


def test_only_its_owner_reads_where_an_account_was_used(campus: Campus, browser: Browser):
    client = Client()
    client.post("/account/login/", {"login": "teacher", "password": PASSWORD}, REMOTE_ADDR="198.51.100.77")
    assert "198.51.100.77" in text_of(client.get("/access/my-account/", REMOTE_ADDR="198.51.100.77"))
    seen = text_of(browser("administrator").get(f"/access/accounts/{campus.actors['teacher'].uuid}/"))
    assert "198.51.100.77" not in seen


def test_a_shown_code_is_kept_by_nobody(campus: Campus, browser: Browser):
    key = campus.actors["student"].uuid
    form = {"reason": "Carte d'identité", "channel": "screen"}
    answer = browser("administrator").post(f"/access/accounts/{key}/code/", form)
    assert answer.headers["Cache-Control"] == "no-store"
    shown = answer.context["code"].shown
    assert shown in text_of(answer)
    page = text_of(browser("administrator").get(f"/access/accounts/{key}/"))
    assert shown not in page
