"""A campus with doors, and a simulated controller on loopback."""

from __future__ import annotations

import pytest

from cartable.connectors.doors.controller import HttpController, secret_variable
from cartable.connectors.doors.simulation.server import SimulatedController
from cartable.engines.access.api import forget_connector, register_connector
from cartable.engines.access.demo import make_controller

SECRET = "s" * 32


@pytest.fixture
def simulated():
    """A controller that answers."""
    with SimulatedController(SECRET) as server:
        yield server


@pytest.fixture
def controller(db, simulated, monkeypatch):
    """The same as the campus knows it; a message may take a fifth of a second."""
    monkeypatch.setenv(secret_variable("main-gate"), SECRET)

    def quick(address):
        made = HttpController.from_environment(address)
        return HttpController(made.code, made.url, made.secret, seconds=0.2)

    register_connector("quick", quick)
    yield make_controller("main-gate", url=simulated.url, connector="quick")
    forget_connector("quick")
