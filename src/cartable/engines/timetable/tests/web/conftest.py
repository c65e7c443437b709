"""What the tests of pages share: a published term, a fixed instant, someone signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cartable.engines.timetable.tests.queries.campus import NOW, Campus, published_campus
from cartable.engines.timetable.web import moment

SignIn = Callable[[str], Client]


@pytest.fixture
def campus(db: None) -> Campus:
    """A published term."""
    return published_campus()


@pytest.fixture(autouse=True)
def _tuesday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages believe it is Tuesday 15 September 2026, 9 am in Paris."""
    monkeypatch.setattr(moment, "now", lambda: NOW)


@pytest.fixture
def sign_in(campus: Campus) -> SignIn:
    """A client of someone; "" is nobody."""

    def client_of(who: str) -> Client:
        client = Client()
        if who:
            client.force_login(campus.account(who))
        return client

    return client_of
