"""The campus is built once a module, in a transaction that is undone; each request is undone too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from cartable.config.api import PerAccount
from cartable.kernel.registry import MenuEntry
from cartable.ui import context
from cartable.ui.context import may_open
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


@pytest.fixture(scope="module")
def known_entries() -> dict[tuple[str, int | None], bool]:
    """Whether an account may open an entry of the menu."""
    return {}


@pytest.fixture
def menu_found_once(known_entries: dict[tuple[str, int | None], bool], monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that open hundreds of pages: an account's menu is found for the first and not again for each."""

    def once(entry: MenuEntry, user: Any) -> bool:
        asked = entry.key, getattr(user, "pk", None)
        if asked not in known_entries:
            known_entries[asked] = may_open(entry, user)
        return known_entries[asked]

    monkeypatch.setattr(context, "may_open", once)


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
