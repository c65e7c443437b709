"""One sender at a time for a controller, and what is exported of it."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from cartable.engines.access.api import (
    OrderResult,
    forget_connector,
    make_orders,
    register_connector,
    send_orders,
    state_as_csv,
    state_as_json,
    tell_again,
)
from cartable.engines.access.demo import give_card, hold_doors, make_controller, make_door, make_door_group
from cartable.engines.access.domain.doors.orders import digest_of
from cartable.engines.access.domain.doors.sending import SENDERS_LOCK
from cartable.engines.people.demo import make_person
from cartable.kernel.clock import system_clock

pytestmark = pytest.mark.django_db


class Polite:
    """Takes everything."""

    def send(self, orders):
        return [OrderResult(order.person, order.revision, "taken") for order in orders]


@pytest.fixture
def controller():
    register_connector("polite", lambda address: Polite())
    yield make_controller("main", connector="polite")
    forget_connector("polite")


@pytest.fixture
def person(controller):
    found = make_person("P1")
    group = make_door_group("labo")
    make_door("D1", group, controller=controller)
    hold_doors(found, group)
    give_card(found, "=04A1")
    make_orders(now=system_clock())
    return found


def test_two_senders_take_turns(controller, person):
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [SENDERS_LOCK, controller.pk])
        assert send_orders(controller=controller).is_busy
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SENDERS_LOCK, controller.pk])
    other.close()
    assert send_orders(controller=controller).taken == 1


def test_the_whole_state_is_told_without_formulas(controller, person):
    lines = "".join(state_as_csv(controller)).split("\r\n")
    assert lines[1:] == ["P1,'=04A1,D1,labo,2020-01-01,,1234567,00:00,24:00,,,,1,waiting", ""]
    told = json.loads("".join(state_as_json(controller, system_clock())))
    (one,) = told["people"]
    assert digest_of({"cards": one["cards"], "openings": one["openings"]}) == one["digest"]
    send_orders(controller=controller)
    assert "".join(state_as_csv(controller)).count(",taken\r\n") == 1


def test_without_a_connector_the_page_says_why(controller, person):
    controller.connector = "telex"
    report = send_orders(controller=controller)
    assert (report.failure.kind, report.failure.detail) == ("no_connector", "telex")
    controller.refresh_from_db()
    assert controller.failures == 1
    tell_again(controller)
    controller.refresh_from_db()
    assert controller.failures == 0
