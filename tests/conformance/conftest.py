"""The campus is built once a module, in a transaction that is undone; each request is undone too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.test import Client

from cartable.config.api import PerAccount
from tests.conformance.campus import Campus, build_campus

Browser = Callable[[str], Client]


@pytest.fixture(scope="module")
def campus(django_db_setup: None, django_db_blocker) -> Iterator[Campus]:
    """What the addresses name."""
    with django_db_blocker.unblock(), undone():
        yield build_campus()


@pytest.fixture(scope="module")
def sessions(campus: Campus) -> dict[str, SimpleCookie]:
    """The cookies of each actor, signed in before anything is measured."""
    found = {}
    for name, account in campus.actors.items():
        client = Client()
        if account is not None:
            client.force_login(account)
        found[name] = client.cookies
    return found


@pytest.fixture
def browser(sessions: dict[str, SimpleCookie]) -> Browser:
    """``browser("teacher")``: a browser where the actor is signed in. Faults of the program are answers, not errors."""

    def open_browser(actor: str) -> Client:
        client = Client(raise_request_exception=False, headers={"Accept-Language": "en"})
        client.cookies = SimpleCookie({name: cookie.value for name, cookie in sessions[actor].items()})
        return client

    return open_browser


@pytest.fixture(autouse=True)
def _without_limit_of_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests ask more than an account may in a minute."""
    monkeypatch.setattr(PerAccount, "allow_request", lambda self, request: True)


@contextmanager
def undone() -> Iterator[None]:
    """Everything written inside is forgotten."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
