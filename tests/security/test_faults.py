"""What goes wrong inside is told to the log, never to readers."""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.conformance.actors import PASSWORD
from tests.conformance.campus import Campus
from tests.conformance.conftest import Browser
from tests.security.sweep import inline_parts, text_of

pytestmark = pytest.mark.django_db
INSIDE = "the-secret-inside"


def fail(*given, **named):
    """A fault of the program."""
    raise RuntimeError(INSIDE)


def assert_tells_nothing(text: str) -> None:
    """No trace of the program."""
    assert [word for word in ("Traceback", "RuntimeError", INSIDE, ".py", "site-packages") if word in text] == []


def test_debug_is_off_unless_asked():
    assert settings.DEBUG is False


def test_a_page_that_fails_tells_nothing(campus: Campus, browser: Browser, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cartable.portal.home.cards_of", fail)
    response = browser("student").get("/")
    assert response.status_code == 500
    assert_tells_nothing(text_of(response))
    assert inline_parts(text_of(response)) == []
    assert response.headers["X-Request-ID"]


def test_an_operation_that_fails_tells_nothing(campus: Campus, browser: Browser, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cartable.engines.places.rest.list_campuses", fail)
    response = browser("student").get("/api/v1/campuses")
    assert response.status_code == 500
    assert response.json()["code"] == "server.error"
    assert_tells_nothing(text_of(response))


@pytest.mark.parametrize("path", ["/nowhere/", "/people/00000000-0000-4000-8000-000000000000/", "/api/v1/nowhere"])
def test_a_page_that_does_not_exist_tells_nothing(campus: Campus, browser: Browser, path: str):
    response = browser("student").get(path)
    assert response.status_code == 404
    assert_tells_nothing(text_of(response))
    assert "urlpatterns" not in text_of(response)


def test_no_password_reaches_the_log(campus: Campus, browser: Browser, caplog: pytest.LogCaptureFixture):
    caplog.set_level("DEBUG")
    client = browser("anonymous")
    client.post("/account/login/", {"login": "teacher", "password": f"{PASSWORD}-wrong"})
    client.post("/account/login/", {"login": "teacher", "password": PASSWORD})
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert [line for line in said if PASSWORD in line] == []


def test_no_interactive_page_of_the_api_is_served(browser: Browser, campus: Campus):
    assert [browser("administrator").get(path).status_code for path in ("/api/docs", "/api/docs/", "/api/")] == [
        404
    ] * 3
