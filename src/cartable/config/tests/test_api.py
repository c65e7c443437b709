"""The programming interface: who may, and one shape of error."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cartable.engines.people.api import Account, AccountRow, PersonRow, create_people, open_accounts

pytestmark = [pytest.mark.django_db, pytest.mark.urls("cartable.config.tests.problem_urls")]
ROOT = "/api/problems"


@pytest.fixture
def account() -> Account:
    """Someone with an account and no right."""
    cache.clear()
    (person,) = create_people(rows=[PersonRow(code="P1", family_name="Lovelace")])
    (made,) = open_accounts(
        rows=[AccountRow(person_id=person.pk, username="ada")], now=datetime(2026, 11, 22, tzinfo=UTC)
    )
    return made


@pytest.fixture
def program(account: Account) -> Client:
    """A signed-in program."""
    client = Client(raise_request_exception=False, headers={"accept-language": "en"})
    client.force_login(account)
    return client


def test_a_stranger_is_told_to_sign_in() -> None:
    answer = Client(headers={"accept-language": "en"}).get(f"{ROOT}/raise/conflict")
    assert answer.status_code == 401
    assert answer.json() == {
        "code": "not.signed_in",
        "what": "Sign in first.",
        "mend": "Sign in, and send the session's cookie with the request.",
        "faults": [],
    }


@pytest.mark.parametrize(
    ("name", "status", "code", "what"),
    [
        ("refused", 400, "input.refused", "What was given can't be accepted."),
        ("not-allowed", 403, "not.allowed", "You may not do this."),
        ("not-found", 404, "not.found", "No such room."),
        ("http404", 404, "not.found", "There is nothing at this address."),
        ("conflict", 409, "conflict", "Someone was quicker."),
        ("down", 503, "database.down", "The database does not answer."),
        ("bug", 500, "server.error", "Cartable made a mistake on this page."),
    ],
)
def test_each_problem_has_its_status_in_one_shape(
    program: Client, name: str, status: int, code: str, what: str
) -> None:
    answer = program.get(f"{ROOT}/raise/{name}")
    told: dict[str, Any] = answer.json()
    assert (answer.status_code, told["code"], told["what"]) == (status, code, what)
    assert {"code", "what", "mend", "faults"} <= told.keys()


def test_a_wrong_shape_lists_every_point(program: Client) -> None:
    answer = program.post(f"{ROOT}/things", {"number": "many"}, content_type="application/json")
    (fault,) = answer.json()["faults"]
    assert (answer.status_code, fault["where"], fault["code"]) == (422, "body.thing.number", "shape.int_parsing")
    kept = program.post(f"{ROOT}/things", {"number": 3}, content_type="application/json")
    assert (kept.status_code, kept.json()) == (200, {"number": 3})


def test_an_address_that_does_not_exist_answers_in_json(program: Client) -> None:
    answer = program.get("/api/v1/nowhere")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/json")


def test_too_many_requests_are_told_when_to_come_back(program: Client) -> None:
    answers = [program.get(f"{ROOT}/raise/not-found") for _ in range(7)]
    assert [answer.status_code for answer in answers] == [404] * 6 + [429]
    assert answers[-1].json()["code"] == "rate.exceeded"
    assert int(answers[-1].headers["Retry-After"]) in range(1, 61)


def test_a_session_alone_does_not_write(account: Account) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(account)
    answer = client.post(f"{ROOT}/things", {"number": 3}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf.missing")
    assert answer.json()["mend"] == (
        "Envoyez la valeur du cookie csrftoken dans l’en-tête X-CSRFToken avec chaque écriture."
    )


def test_the_description_states_the_errors(program: Client) -> None:
    described = program.get(f"{ROOT}/openapi.json").json()
    responses = described["paths"][f"{ROOT}/things"]["post"]["responses"]
    assert described["openapi"].startswith("3.1")
    assert sorted(responses) == ["200", "400", "401", "403", "404", "409", "413", "422", "429", "503"]
    assert responses["409"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/ProblemOut"}
    assert {"ProblemOut", "FaultOut"} <= described["components"]["schemas"].keys()
