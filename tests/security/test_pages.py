"""Every page: strict headers, nothing inline, nothing that a name could inject, no fault whatever the address says."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse

from tests.conformance.addresses import PAGE_KEYS, call_operation, form_of
from tests.conformance.campus import Campus
from tests.conformance.conftest import Browser, undone
from tests.conformance.discovery import operations, page_names
from tests.conformance.traces import attempts, count_rows, differences
from tests.security.sweep import SHOWN, address_of, inline_parts, open_all, text_of

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
}
NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
WORDS = {"title", "title_fr", "title_en", "family_name", "given_name", "note", "reason", "town", "message", "error"}
PARAMETERS = [
    *("q", "page", "sort", "view", "term", "campus", "building", "kind", "structure", "state", "capacity", "category"),
    *("left", "right", "solution", "zone", "lang", "next", "on", "from", "until"),
]


def policy_of(response) -> dict[str, str]:
    """The content security policy, by directive."""
    parts = [part.strip().partition(" ") for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: value for name, _, value in parts if name}


@pytest.mark.parametrize("actor", ["administrator", "anonymous"])
def test_every_page_has_strict_headers_and_nothing_inline(campus: Campus, browser: Browser, actor: str):
    for name, response in open_all(browser(actor), campus):
        headers = response.headers
        told = {key: headers.get(key) for key in ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")}
        assert list(told.values()) == ["nosniff", "DENY", "same-origin"], name
        assert policy_of(response) == POLICY, name
        if headers.get("Content-Type", "").startswith("text/html"):
            assert inline_parts(text_of(response)) == [], name


def poison() -> int:
    """Put a script in every text that people write. Returns how many rows hold it."""
    count = 0
    for model in apps.get_models():
        if getattr(model, "pgh_tracked_model", None) or not model.__module__.startswith("cartable."):
            continue
        texts = [
            one
            for one in model._meta.concrete_fields
            if one.name in WORDS and isinstance(one, models.CharField | models.TextField)
        ]
        if texts:
            count += model.objects.update(**{one.name: NASTY[: one.max_length] for one in texts})
    return count


@pytest.mark.parametrize("actor", ["administrator", "teacher", "student"])
def test_names_are_never_run(campus: Campus, browser: Browser, actor: str):
    assert poison() > 30
    shown = 0
    for name, response in open_all(browser(actor), campus, query=f"?q={NASTY}&sort={NASTY}"):
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            continue
        text = text_of(response)
        assert "<script>alert" not in text, name
        assert "<img src=x" not in text, name
        shown += "&lt;script&gt;alert" in text
    assert shown > 5


@pytest.mark.usefixtures("menu_found_once")
@pytest.mark.parametrize("value", ["%00", "9" * 30, "-1", "%FF%F0%9F%98%80"])
def test_no_parameter_breaks_a_page(campus: Campus, browser: Browser, value: str):
    client = browser("administrator")
    broken = []
    for name in SHOWN:
        for query in ("&".join(f"{key}={value}" for key in PARAMETERS), f"week={value}&export={value}"):
            with undone():
                status = client.get(f"{address_of(name, campus)}?{query}").status_code
            if status >= 500:
                broken.append(f"{name}?{query}")
    assert broken == []


@pytest.mark.usefixtures("menu_found_once")
@pytest.mark.parametrize("key", ["\0", "a\0b", "x" * 500, "..", "%2e%2e%2f", "é"])
def test_no_key_breaks_a_page(campus: Campus, browser: Browser, key: str):
    client = browser("administrator")
    with_text = [name for name in PAGE_KEYS if isinstance(PAGE_KEYS[name](campus)[0], str)]
    statuses = {}
    for name in with_text:
        with undone():
            rest = PAGE_KEYS[name](campus)[1:]
            statuses[name] = client.get(reverse(name, args=[key, *rest])).status_code
    assert set(statuses.values()) <= {302, 403, 404, 405}, statuses
    assert len(with_text) > 8


def test_no_page_takes_a_form_from_another_site(campus: Campus, browser: Browser):
    before = count_rows()
    statuses = {}
    for name in page_names():
        client = browser("administrator")
        client.handler.enforce_csrf_checks = True
        with undone():
            tried = attempts()
            statuses[name] = client.post(address_of(name, campus), form_of(campus, name)).status_code
            assert attempts() == tried or differences(before, count_rows()) == {}, name
    assert set(statuses.values()) == {403}, statuses


def test_no_operation_takes_a_request_from_another_site(campus: Campus, browser: Browser):
    before = count_rows()
    for operation in operations():
        if operation.startswith("GET "):
            continue
        client = browser("administrator")
        client.handler.enforce_csrf_checks = True
        with undone():
            tried = attempts()
            assert call_operation(client, campus, operation).status_code == 403, operation
            assert attempts() == tried or differences(before, count_rows()) == {}, operation


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example"])
def test_another_host_is_refused(settings, host: str):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    assert Client().get("/", headers={"Host": host}).status_code == 400


def test_a_proxy_header_does_not_change_the_host(campus: Campus, browser: Browser):
    response = browser("student").get("/timetable/calendar/", headers={"X-Forwarded-Host": "evil.example"})
    assert "evil.example" not in text_of(response)


@pytest.mark.parametrize(
    "path", ["/static/../settings.py", "/static/..%2f..%2fsecret-key", "/static//etc/passwd", "/files/"]
)
def test_nothing_is_read_outside_the_static_files(path: str):
    assert Client().get(path).status_code == 404


def test_a_protected_person_is_unknown_to_those_who_may_not_know(campus: Campus, browser: Browser):
    address, interface = f"/people/{campus.protected.uuid}/", f"/api/v1/persons/{campus.protected.uuid}"
    knowing = ("registrar", "administrator")
    for actor in ("student", "other_teacher", "timetabler", "room_manager", *knowing):
        expected = 200 if actor in knowing else 404
        assert [browser(actor).get(path).status_code for path in (address, interface)] == [expected] * 2, actor
    found = browser("timetabler").get("/api/v1/persons?q=Cachée").json()
    assert found == {"items": [], "count": 0}


def test_exports_hold_no_formula(campus: Campus, browser: Browser):
    person = campus.person("teacher")
    type(person).objects.filter(pk=person.pk).update(family_name='=HYPERLINK("http://evil.example")')
    lines = text_of(browser("student").get("/people/?export=csv")).splitlines()
    cells = [cell for line in lines for cell in line.split(",")]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.strip('"')[:1] in ("=", "+", "-", "@")] == []
