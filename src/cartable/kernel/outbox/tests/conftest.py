"""Events and subscribers for the tests of the outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from cartable.kernel.outbox import subscribe, unsubscribe
from cartable.kernel.outbox.tests.samples import TrialHappened


@dataclass
class Hands:
    """A clock moved by hand."""

    now: datetime = datetime(2026, 9, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **length: float) -> None:
        self.now += timedelta(**length)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def heard() -> Iterator[Callable[..., None]]:
    """Subscribe functions to TrialHappened for the time of a test."""
    added = []

    def add(*functions) -> None:
        for function in functions:
            subscribe(TrialHappened)(function)
            added.append(function)

    yield add
    for function in added:
        unsubscribe(TrialHappened, function)


@pytest.fixture
def committed(transactional_db) -> Iterator[None]:
    """For tests that commit: procrastinate's tables aren't emptied by Django."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
