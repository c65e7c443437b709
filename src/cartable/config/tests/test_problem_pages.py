"""What readers see when something goes wrong."""

from __future__ import annotations

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from cartable.config.problem_pages import is_database_down

pytestmark = [pytest.mark.django_db, pytest.mark.urls("cartable.config.tests.problem_urls")]


@pytest.fixture
def reader() -> Client:
    """Someone who reads English, and lets errors become pages."""
    return Client(raise_request_exception=False, headers={"accept-language": "en"})


@pytest.mark.parametrize(
    ("name", "status", "code", "words"),
    [
        ("refused", 400, "input.refused", "There is no room Z9."),
        ("not-found", 404, "not.found", "No such room."),
        ("conflict", 409, "conflict", "Someone was quicker."),
        ("http404", 404, "not.found", "There is nothing at this address."),
        ("bug", 500, "server.error", "Cartable made a mistake on this page."),
        ("wrong-query", 500, "server.error", "Cartable made a mistake on this page."),
        ("down", 503, "database.down", "The database does not answer."),
    ],
)
def test_each_problem_has_its_status_and_its_page(
    reader: Client, name: str, status: int, code: str, words: str
) -> None:
    answer = reader.get(f"/page/{name}")
    assert answer.status_code == status
    assert f'data-problem="{code}"' in answer.text
    assert words.replace("'", "’") in answer.text.replace("&#x27;", "’")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/page/%00", 404),
        ("/page/a%00b", 404),
        ("/api/v1/terms/%00", 404),
        ("/search/?q=a%00", 400),
        ("/search/?%00=a", 400),
        ("/api/v1/rooms?q=%00", 400),
    ],
)
def test_nothing_is_at_an_address_with_a_nul(reader: Client, address: str, status: int) -> None:
    answer = reader.get(address)
    assert answer.status_code == status
    code = answer.json()["code"] if address.startswith("/api/") else answer.text
    assert ("not.found" if status == 404 else "request.bad") in code


def test_the_text_of_a_nul_is_no_nul(reader: Client) -> None:
    assert reader.get("/page/http404?q=%2500").status_code == 404


def test_a_refusal_lists_every_point_with_its_place(reader: Client) -> None:
    text = reader.get("/page/refused").text
    assert ('data-fault="room.unknown"' in text, 'data-fault="mail.bad"' in text) == (True, True)
    assert ("rooms.csv" in text, "line 12" in text, "Use a known code." in text) == (True, True, True)


@pytest.mark.parametrize("name", ["not-allowed", "denied"])
def test_who_is_not_signed_in_goes_to_sign_in_and_comes_back(reader: Client, name: str) -> None:
    answer = reader.get(f"/page/{name}?week=3")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/account/login/?next=%2Fpage%2F{name}%3Fweek%3D3",
    )
    part = reader.get(f"/page/{name}", headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"]) == (401, f"/account/login/?next=%2Fpage%2F{name}")


def test_a_form_that_is_refused_is_not_lost_to_a_redirect(reader: Client) -> None:
    answer = reader.post("/page/not-allowed")
    assert answer.status_code == 403
    assert "Only the timetabler may." in answer.text


def test_pages_speak_the_readers_language() -> None:
    reader = Client(raise_request_exception=False, headers={"accept-language": "fr"})
    text = reader.get("/page/down").text
    assert ('<html lang="fr">' in text, "La base de données ne répond pas." in text) == (True, True)


def test_a_form_without_its_token_is_refused_with_the_remedy() -> None:
    answer = Client(enforce_csrf_checks=True, headers={"accept-language": "en"}).post("/page/conflict")
    assert (answer.status_code, 'data-problem="form.expired"' in answer.text) == (403, True)


def test_the_database_down_page_asks_nothing_of_the_database(reader: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        answer = reader.get("/page/down")
    assert (answer.headers["Retry-After"], answer.headers["Cache-Control"]) == ("5", "no-store")


def test_only_a_silent_database_counts_as_down() -> None:
    def failed(state: str | None) -> OperationalError:
        error = OperationalError("…")
        error.__cause__ = type("Cause", (Exception,), {"sqlstate": state})()
        return error

    told = {
        state: is_database_down(failed(state)) for state in (None, "08006", "57P01", "57P03", "53300", "40P01", "57014")
    }
    assert told == {
        None: True,
        "08006": True,
        "57P01": True,
        "57P03": True,
        "53300": True,
        "40P01": False,  # a deadlock: one act failed
        "57014": False,  # a query that was cancelled
    }
    assert is_database_down(InterfaceError("connection already closed"))
    assert not is_database_down(ValueError())


def test_every_answer_has_a_number_and_keeps_the_proxys(reader: Client) -> None:
    assert reader.get("/health", headers={"X-Request-ID": "abc-123"}).headers["X-Request-ID"] == "abc-123"
    made = reader.get("/health", headers={"X-Request-ID": "a b\n<script>"}).headers["X-Request-ID"]
    assert (len(made), made.isalnum()) == (32, True)
