"""The page of calendar addresses."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.test import Client

from cartable.engines.timetable.models import CalendarAddress
from cartable.engines.timetable.tests.queries.campus import NOW, Campus
from cartable.engines.timetable.tests.web.conftest import SignIn
from cartable.engines.timetable.tests.web.test_week_page import text_of
from cartable.engines.timetable.web import moment

PAGE = "/timetable/calendar/"


def make(client: Client) -> str:
    """Make an address; its URL as the page shows it."""
    assert client.post(PAGE).status_code == 302
    found = re.search(r'value="(http://testserver/calendar/[\w-]+\.ics[^"]*)"', client.get(PAGE).content.decode())
    assert found is not None
    return found[1]


def test_address_made_opens_the_calendar_without_session(campus: Campus, sign_in: SignIn) -> None:
    url = make(sign_in("ines"))
    assert url.endswith(".ics")
    assert Client().get(url).status_code == 200


def test_address_made_in_english_reads_in_english(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("ines")
    client.cookies["django_language"] = "en"
    assert make(client).endswith(".ics?lang=en")


def test_token_is_kept_as_a_digest_only(campus: Campus, sign_in: SignIn) -> None:
    url = make(sign_in("ines"))
    token = url.rpartition("/")[2].removesuffix(".ics")
    address = CalendarAddress.objects.get()
    assert len(token) == 43
    assert token not in str(address.__dict__)


def test_address_is_shown_for_ten_minutes_only(
    campus: Campus, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sign_in("ines")
    make(client)
    monkeypatch.setattr(moment, "now", lambda: NOW + timedelta(minutes=11))
    page = client.get(PAGE)
    assert ".ics" not in page.content.decode()
    assert "1 adresse ouverte" in text_of(page)
    assert "Jamais lue" in text_of(page)


def test_address_is_shown_in_the_session_that_made_it_only(campus: Campus, sign_in: SignIn) -> None:
    make(sign_in("ines"))
    assert ".ics" not in sign_in("ines").get(PAGE).content.decode()


def test_qr_code_is_a_drawing(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("ines")
    make(client)
    answer = client.get(f"{PAGE}{CalendarAddress.objects.get().uuid}/qr.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "no-store"
    drawn = ElementTree.fromstring(answer.content)  # noqa: S314 (our own)
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert b"style=" not in answer.content


def test_qr_code_of_another_session_is_not_found(campus: Campus, sign_in: SignIn) -> None:
    make(sign_in("ines"))
    url = f"{PAGE}{CalendarAddress.objects.get().uuid}/qr.svg"
    assert sign_in("ines").get(url).status_code == 404
    assert sign_in("malo").get(url).status_code == 404


def test_revoked_address_reads_nothing_more(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("ines")
    url = make(client)
    answer = client.post(f"{PAGE}{CalendarAddress.objects.get().uuid}/revoke/", follow=True)
    assert "L’adresse est révoquée." in text_of(answer)
    assert "Aucune adresse de calendrier" in text_of(answer)
    assert Client().get(url).status_code == 410


def test_nobody_revokes_the_address_of_another(campus: Campus, sign_in: SignIn) -> None:
    url = make(sign_in("ines"))
    key = CalendarAddress.objects.get().uuid
    for who in ("malo", "admin", "samia"):
        assert sign_in(who).post(f"{PAGE}{key}/revoke/").status_code == 404
    assert Client().get(url).status_code == 200
    assert sign_in("ines").post(f"{PAGE}{uuid4()}/revoke/").status_code == 404


def test_revoking_needs_a_post(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("ines")
    make(client)
    assert client.get(f"{PAGE}{CalendarAddress.objects.get().uuid}/revoke/").status_code == 405


def test_page_is_never_stored(campus: Campus, sign_in: SignIn) -> None:
    assert sign_in("ines").get(PAGE).headers["Cache-Control"] == "no-store"
