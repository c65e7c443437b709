"""Signing in and out: limits, one message for every failure, a new session, forms only."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth import hashers
from django.test import Client

from cartable.engines.people.api import close_account
from tests.conformance.actors import PASSWORD
from tests.conformance.campus import Campus
from tests.conformance.conftest import Browser

pytestmark = pytest.mark.django_db
WRONG = "not the password"


def sign_in(client: Client, username: str, password: str = PASSWORD, **more):
    """Send the form."""
    return client.post("/account/login/", {"login": username, "password": password}, **more)


def errors_of(response) -> list[str]:
    """What the form says is wrong."""
    return [str(error) for found in response.context["form"].errors.values() for error in found]


def test_the_right_password_opens_a_session(campus: Campus):
    client = Client()
    assert sign_in(client, "teacher").headers["Location"] == "/"
    assert client.get("/people/me/").status_code == 200


def test_the_limits_are_those_of_the_guide():
    assert settings.ACCOUNT_RATE_LIMITS == {"login": "300/m/ip", "login_failed": "60/m/ip,5/5m/key"}


def test_five_failures_close_a_name_even_to_the_right_password(campus: Campus):
    client = Client()
    messages = [errors_of(sign_in(client, "teacher", WRONG)) for _ in range(5)]
    refused = sign_in(client, "teacher")
    assert messages == [messages[0]] * 5
    assert refused.status_code == 200
    assert errors_of(refused) != messages[0]
    assert client.get("/people/me/").status_code == 302
    assert sign_in(Client(), "registrar").status_code == 302  # others sign in as before


def test_too_many_tries_from_one_address_are_refused(campus: Campus, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    statuses = [sign_in(Client(), f"nobody{rank}", WRONG).status_code for rank in range(4)]
    assert statuses == [200, 200, 200, 429]


def test_behind_a_proxy_the_readers_addresses_are_counted(campus: Campus, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    forged = "203.0.113.9, 198.51.100.1"
    tries = ["198.51.100.1", "198.51.100.2", forged]
    statuses = [sign_in(Client(), "x", WRONG, headers={"X-Forwarded-For": one}).status_code for one in tries]
    assert statuses == [200, 200, 429]


def test_an_unknown_name_and_a_wrong_password_are_told_alike(campus: Campus, monkeypatch: pytest.MonkeyPatch):
    hashed: list[str] = []
    hasher = hashers.Argon2PasswordHasher
    encode = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda self, *given: hashed.append("once") or encode(self, *given))
    verified: list[str] = []
    verify = hasher.verify
    monkeypatch.setattr(hasher, "verify", lambda self, *given: verified.append("once") or verify(self, *given))
    known, unknown = sign_in(Client(), "teacher", WRONG), sign_in(Client(), "nobody.here", WRONG)
    assert errors_of(known) == errors_of(unknown)
    assert known.status_code == unknown.status_code == 200
    assert (len(verified), len(hashed)) == (1, 1)  # as much work for one as for the other


def test_a_closed_account_is_told_so_only_with_its_password(campus: Campus):
    closed, wrong = sign_in(Client(), "deactivated"), sign_in(Client(), "deactivated", WRONG)
    assert closed.headers["Location"] == "/account/inactive/"
    assert wrong.status_code == 200


def test_closing_an_account_ends_its_sessions(campus: Campus, browser: Browser):
    client = browser("teacher")
    assert client.get("/people/me/").status_code == 200
    close_account(account=campus.actors["teacher"], actor="tests", reason="left")
    assert client.get("/people/me/").status_code == 302
    assert client.get("/api/v1/persons/me").status_code == 401


def test_signing_in_changes_the_session(campus: Campus):
    client = Client()
    session = client.session
    session["before"] = "1"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    sign_in(client, "teacher")
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != session.session_key
    assert not type(session)().exists(session.session_key)


def test_changing_the_password_ends_the_other_sessions(campus: Campus):
    here, elsewhere = Client(), Client()
    sign_in(here, "teacher")
    sign_in(elsewhere, "teacher")
    new = "another-long-password-1"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password/change/", form).status_code == 302
    assert here.get("/people/me/").status_code == 200
    assert elsewhere.get("/people/me/").status_code == 302


@pytest.mark.parametrize("password", ["short", "password1234", "273849506172", "teacher12345"])
def test_weak_passwords_are_refused(campus: Campus, browser: Browser, password: str):
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    response = browser("teacher").post("/account/password/change/", form)
    assert errors_of(response) != []


def test_only_a_form_signs_out(campus: Campus, browser: Browser):
    client = browser("teacher")
    assert client.get("/account/logout/").status_code == 200
    assert client.get("/people/me/").status_code == 200
    assert client.post("/account/logout/").status_code == 302
    assert client.get("/people/me/").status_code == 302


ELSEWHERE = ["https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "javascript:alert(1)"]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_no_form_leads_to_another_site(campus: Campus, browser: Browser, wanted: str):
    client = Client()
    answers = [
        client.post("/account/login/", {"login": "teacher", "password": PASSWORD, "next": wanted}),
        browser("teacher").get("/account/login/", {"next": wanted}),
        Client().post("/i18n/setlang/", {"language": "en", "next": wanted}),
        Client().post("/i18n/setlang/", {"language": "en"}, headers={"Referer": wanted}),
        Client().post("/preferences/", {"theme": "dark", "next": wanted}),
        browser("teacher").post("/account/logout/", {"next": wanted}),
    ]
    assert [answer.headers["Location"] for answer in answers] == ["/", "/", "/", "/", "/preferences/", "/"]


def test_cookies_are_closed_to_scripts_and_to_other_sites(campus: Campus):
    client = Client()
    sign_in(client, "teacher")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")
    assert client.cookies["csrftoken"]["samesite"] == "Lax"


def test_no_page_of_a_reader_is_kept_by_a_shared_cache(campus: Campus, browser: Browser):
    for path in ("/", "/people/me/", "/timetable/week/"):
        response = browser("student").get(path)
        assert "Cookie" in response.headers["Vary"], path
        assert "public" not in response.headers.get("Cache-Control", ""), path
