"""Calendar addresses: the token is kept nowhere, named nowhere, and opens nothing once revoked."""

from __future__ import annotations

import hashlib
import logging
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from cartable.config.logs import WithoutSecrets
from cartable.engines.people.api import close_account
from cartable.engines.timetable.api import open_calendar_address, revoke_calendar_address
from tests.conformance.campus import NOW, Campus
from tests.conformance.conftest import Browser

pytestmark = pytest.mark.django_db


def read(token: str) -> int:
    """The status that a calendar program gets."""
    return Client().get(f"/calendar/{token}.ics").status_code


def rows_holding(text: str) -> list[str]:
    """The tables with a row that holds a text, in whatever column. Sessions show a new address for ten minutes."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE strpos(t::text, %s) > 0', [text])  # noqa: S608
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def test_only_its_digest_is_kept(campus: Campus):
    assert len(campus.calendar_token) >= 43
    assert read(campus.calendar_token) == 200
    assert rows_holding(campus.calendar_token) == []
    digest = hashlib.sha256(campus.calendar_token.encode()).hexdigest()
    assert rows_holding(digest) == ["timetable_calendaraddress"]


def test_another_token_opens_nothing(campus: Campus):
    token = campus.calendar_token
    others = [token[:-1], token.swapcase(), f"{token}x", "x", str(campus.calendar_address.uuid), "%00", "é"]
    digest = hashlib.sha256(token.encode()).hexdigest()
    assert [read(other) for other in (*others, digest)] == [404] * 8


def test_a_revoked_address_is_gone(campus: Campus):
    revoke_calendar_address(person=campus.person("student"), address=campus.calendar_address.uuid, now=NOW)
    assert read(campus.calendar_token) == 410


def test_the_address_closes_with_its_owners_account(campus: Campus):
    close_account(account=campus.actors["student"], actor="tests", reason="left")
    assert read(campus.calendar_token) == 404


def test_nobody_revokes_or_shows_anothers_address(campus: Campus, browser: Browser):
    _, token = open_calendar_address(person=campus.person("teacher"), now=NOW)
    for actor in ("teacher", "administrator"):
        address = f"/timetable/calendar/{campus.calendar_address.uuid}"
        assert browser(actor).post(f"{address}/revoke/").status_code == 404
        assert browser(actor).get(f"{address}/qr.svg").status_code == 404
    assert (read(campus.calendar_token), read(token)) == (200, 200)
    assert browser("student").post(f"/timetable/calendar/{uuid4()}/revoke/").status_code == 404


def test_reading_too_often_is_refused(campus: Campus):
    statuses = [read(campus.calendar_token) for _ in range(121)]
    assert statuses == [200] * 120 + [429]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("Too Many Requests: %s", ("/calendar/s3cret-token.ics",)),
        ("GET /calendar/s3cret-token.ics?lang=en 200", None),
        ('"https://campus.example/calendar/s3cret-token.ics"', None),
    ],
)
def test_the_log_never_names_a_token(text: str, arguments):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, text, arguments, None)
    assert WithoutSecrets().filter(record)
    assert "s3cret" not in record.getMessage()
    assert "/calendar/(hidden).ics" in record.getMessage()


def test_the_log_hides_them_wherever_it_is_written(settings):
    assert [handler["filters"] for handler in settings.LOGGING["handlers"].values()] == [["request", "secrets"]]
