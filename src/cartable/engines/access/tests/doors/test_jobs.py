"""The job that sends: what it says when it succeeds, and when the controller fails."""

from __future__ import annotations

import pytest

from cartable.engines.access.api import (
    ControllerFailed,
    OrderResult,
    forget_connector,
    make_orders,
    register_connector,
    start_sending,
)
from cartable.engines.access.demo import give_card, hold_doors, make_controller, make_door, make_door_group
from cartable.engines.access.domain.doors.jobs import ControllerNotTold, every_night, wake
from cartable.engines.people.demo import make_account_with_role, make_person
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs import JobAlreadyRunning, run_now
from cartable.kernel.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def answers():
    """Whether the controller answers."""
    state = {"up": True}

    class Port:
        def send(self, orders):
            if not state["up"]:
                raise ControllerFailed("status", "503")
            return [OrderResult(order.person, order.revision, "taken") for order in orders]

    register_connector("fake", lambda address: Port())
    yield state
    forget_connector("fake")


@pytest.fixture
def controller(answers):
    found = make_controller("main", connector="fake")
    group, person = make_door_group(), make_person()
    make_door("", group, controller=found)
    hold_doors(person, group)
    give_card(person)
    make_orders(now=system_clock())
    return found


def test_it_sends_once_and_says_how_many(controller):
    job = start_sending(controller=controller, actor=make_account_with_role("administrator"))
    with pytest.raises(JobAlreadyRunning):
        start_sending(controller=controller, actor="doors")
    ended = run_now(job)
    assert (ended.state, ended.detail["taken"], ended.detail["refused"]) == ("succeeded", 1, 0)
    assert ended.detail["result_url"] == "/access/controllers/main/"
    assert wake() == []
    every_night()
    assert Job.objects.exclude(state="succeeded").count() == 0


# As a worker does: within a transaction around it, a failing job would take back what it wrote of the controller.
@pytest.mark.django_db(transaction=True)
def test_a_failure_is_said_in_words_and_tried_again(controller, answers):
    answers["up"] = False
    assert wake() == ["main"]
    with pytest.raises(ControllerNotTold):
        run_now(Job.objects.get())
    assert Job.objects.get().error.startswith("Le contrôleur répond par l'erreur 503.")
    assert wake() == []
    answers["up"] = True
    every_night()
    ended = run_now(Job.objects.get(state="waiting"))
    assert (ended.state, controller.orders.get().state) == ("succeeded", "sent")
