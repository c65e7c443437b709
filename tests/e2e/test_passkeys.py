"""Passkeys in a real browser: made, used alone, used after the password, taken away; and codes of an app."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Browser, BrowserContext, Page

from cartable_demo.personas import PASSWORD, persona
from tests.e2e.browser import LOOKS, faults_of, looking, sign_in
from tests.e2e.campus import Campus
from tests.e2e.test_every_page import listen

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def site(campus: Campus) -> str:
    """The campus under a name that passkeys accept: never an address in figures."""
    return campus.url.replace("127.0.0.1", "localhost")


def plug_in(context: BrowserContext, page: Page) -> str:
    """Give the browser a device that holds passkeys; returns its number."""
    protocol = context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    return str(protocol.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"])


def sign_out(page: Page, site: str) -> None:
    page.goto(f"{site}/account/logout/")
    page.click("main button[type=submit]")
    page.wait_for_url(f"{site}/")


def test_a_passkey_opens_the_account_alone_and_after_the_password(browser: Browser, site: str) -> None:
    faults: list[str] = []
    name = persona("teacher").username
    with looking(browser, site, LOOKS[0]) as context:
        page = context.new_page()
        listen(page, faults)
        sign_in(page, site, name)
        plug_in(context, page)
        page.goto(f"{site}/account/factors/webauthn/add/")
        faults += faults_of(page)
        page.click("[data-passkey-button]")
        page.wait_for_url(f"{site}/account/factors/recovery-codes/")
        assert page.locator(".code-list li").count() == 10

        sign_out(page, site)
        page.goto(f"{site}/account/login/?next=/access/my-account/")
        page.click("form[data-passkey] [data-passkey-button]")
        page.wait_for_url(f"{site}/access/my-account/")
        faults += faults_of(page)

        sign_out(page, site)
        page.goto(f"{site}/account/login/")
        page.fill("input[name=login]", name)
        page.fill("input[name=password]", PASSWORD)
        page.click("main form:first-of-type button[type=submit]")
        page.wait_for_url(f"{site}/account/factors/authenticate/")
        faults += faults_of(page)
        page.click("[data-passkey-button]")
        page.wait_for_url(f"{site}/")

        page.goto(f"{site}/account/factors/")
        page.click("a[href$='/remove/']")
        page.click("main form button[type=submit]")
        page.goto(f"{site}/account/factors/")
        assert page.locator("a[href$='/remove/']").count() == 0
    assert faults == []


def test_another_device_opens_nothing(browser: Browser, site: str) -> None:
    with looking(browser, site, LOOKS[0]) as context:
        page = context.new_page()
        plug_in(context, page)
        page.goto(f"{site}/account/login/")
        page.click("form[data-passkey] [data-passkey-button]")
        page.wait_for_selector("[data-passkey-told]:not([hidden])")
        assert page.url == f"{site}/account/login/"


def test_an_app_is_set_up_and_asked_for(browser: Browser, site: str) -> None:
    faults: list[str] = []
    name = persona("registrar").username
    with looking(browser, site, LOOKS[1]) as context:
        page = context.new_page()
        listen(page, faults)
        sign_in(page, site, name)
        page.goto(f"{site}/account/factors/totp/activate/")
        faults += faults_of(page)
        secret = page.inner_text(".code-line").strip()
        page.fill("[name=code]", code_now(secret))
        page.click("main form.form button[type=submit]")
        page.wait_for_url(f"{site}/account/factors/recovery-codes/")
        spare = page.locator(".code-list li").first.inner_text()

        sign_out(page, site)
        page.goto(f"{site}/account/login/")
        page.fill("input[name=login]", name)
        page.fill("input[name=password]", PASSWORD)
        page.click("main form:first-of-type button[type=submit]")
        page.wait_for_url(f"{site}/account/factors/authenticate/")
        page.fill("[name=code]", spare)
        page.click("main form:has([name=code]) button[type=submit]")
        page.wait_for_url(f"{site}/")

        page.goto(f"{site}/account/factors/totp/deactivate/")
        page.click("main form button[type=submit]")
        page.wait_for_url(f"{site}/account/factors/")
    assert faults == []


def code_now(secret: str) -> str:
    """What the app would show."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
