"""The actors of the tests: one account a role, and who isn't signed in."""

from __future__ import annotations

import pytest
from django.test import Client

from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher

ACTORS = ("anonymous", "student", "teacher", "registrar", "timetabler", "administrator")


def make_actor(name: str):
    """The account of an actor; None when nobody is signed in."""
    if name == "anonymous":
        return None
    if name == "student":
        return make_student()
    if name == "teacher":
        return make_teacher()
    return make_account_with_role(name)


def client_of(account, language: str = "en") -> Client:
    """A browser where the account is signed in."""
    client = Client(headers={"Accept-Language": language})
    if account is not None:
        client.force_login(account)
    return client


@pytest.fixture(params=ACTORS)
def actor_name(request) -> str:
    """Each actor in turn."""
    return request.param
