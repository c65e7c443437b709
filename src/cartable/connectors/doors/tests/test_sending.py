"""Orders reach the controller whatever fails on the way: once it answers again its state is ours, exactly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random

import pytest

from cartable.connectors.doors.simulation.faults import Fault
from cartable.engines.access.api import (
    ControllerPort,
    DoorOrder,
    Holding,
    OrderResult,
    edit_controller,
    forget_connector,
    make_all_orders,
    make_orders,
    may_open,
    orders_for,
    register_connector,
    say_failure,
    send_orders,
    set_group_doors,
    tell_again,
    wake_controllers,
)
from cartable.engines.access.demo import (
    clear_for,
    give_card,
    hold_doors,
    make_door,
    make_door_group,
    make_hours,
    make_zone,
)
from cartable.engines.calendar.api import load_holidays
from cartable.engines.calendar.demo import make_term
from cartable.engines.people.demo import make_person
from cartable.kernel.clock import campus_zone
from cartable.kernel.jobs.models import Job
from cartable.kernel.outbox import deliver_pending
from cartable.kernel.outbox.models import OutboxEvent

pytestmark = pytest.mark.django_db
STOP_AFTER = 8
NOW = datetime(2026, 11, 3, 10, tzinfo=UTC)
TODAY = NOW.date()
FAILING = [fault for fault in Fault if fault not in (Fault.NONE, Fault.SLOW, Fault.SILENT)]


def at(instant):
    return lambda: instant


@pytest.fixture
def campus(controller):
    """A zone, hours of the night and of taught weeks, someone without card, someone without right."""
    make_term(starts_on=date_of("2026-09-07"), weeks_count=20, break_weeks=[9])
    load_holidays()
    zone = make_zone()
    hall, labo, night = make_door_group("hall"), make_door_group("labo", zone=zone), make_door_group("night")
    make_hours(hall, teaching_weeks_only=True, weekdays=0b0111111)
    make_hours(night, datetime(2026, 1, 1, 20).time(), datetime(2026, 1, 1, 23, 59).time(), weekdays=127)  # noqa: DTZ001
    doors = [make_door("H1", hall, night, controller=controller), make_door("H2", hall, controller=controller)]
    doors.append(make_door("L1", labo, controller=controller))
    make_door("ALONE", hall)
    people = [make_person() for _number in range(6)]
    for person in people[:-1]:
        give_card(person)
    give_card(people[0])
    for number, person in enumerate(people):
        hold_doors(person, hall, valid_until=date_of("2026-11-12") if number == 1 else None)
    hold_doors(people[2], night)
    hold_doors(people[3], labo)
    hold_doors(people[4], labo)
    clear_for(people[4], zone, valid_until=date_of("2026-11-10"))
    return {"doors": doors, "people": people, "groups": [hall, labo, night]}


def date_of(text):
    return datetime.fromisoformat(text).date()


def ours(controller, on=TODAY):
    """What the controller is to know, by person, computed afresh."""
    wanted = {draft.person_id: (draft.digest, draft.content) for draft in orders_for(controller, on=on)}
    return {
        str(order.person.uuid): wanted[order.person_id]
        for order in controller.orders.select_related("person")
        if order.person_id in wanted
    }


def theirs(simulated):
    told = simulated.memory.told()
    return {
        person: (known["digest"], {"cards": known["cards"], "openings": known["openings"]})
        for person, known in told.items()
        if known["openings"]
    }


def send(controller, now=NOW, **more):
    return send_orders(controller=controller, clock=at(now), insist=True, **more)


def send_until_all_is_taken(controller, tries=40):
    for _turn in range(tries):
        if not controller.orders.exclude(state=DoorOrder.State.SENT).exists():
            return
        send(controller)
    raise AssertionError("never taken")


def test_it_decides_as_we_do_at_every_hour(controller, simulated, campus):
    make_orders(now=NOW)
    assert send(controller).taken == 5
    assert theirs(simulated) == ours(controller)
    cards = {person: person.identifiers.first() for person in campus["people"]}
    opened = 0
    start = datetime(2026, 10, 30, tzinfo=campus_zone())
    for hours in range(0, 24 * 21, 5):  # five and a day's hours share no divisor: every hour is met
        instant = start + timedelta(hours=hours, minutes=30)
        if instant.date() < TODAY:
            continue
        for (person, card), door in product(cards.items(), campus["doors"]):
            decision = may_open(person, door, instant)
            expected = bool(decision) and card is not None
            opened += expected
            said = card is not None and simulated.memory.opens(card.value, door.code, instant)
            assert said == expected, (person, door, instant)
    assert opened > 60


@pytest.mark.parametrize("fault", FAILING)
def test_after_each_failure_it_knows_all(controller, simulated, campus, fault):
    make_orders(now=NOW)
    simulated.fail_next(fault)
    send(controller)
    send_until_all_is_taken(controller)
    assert theirs(simulated) == ours(controller)
    assert simulated.memory.changes == 5


def test_a_silent_controller_is_left_and_told_later(controller, simulated, campus):
    make_orders(now=NOW)
    simulated.fail_next(Fault.SILENT)
    report = send(controller)
    assert (report.taken, report.failure.kind) == (0, "timeout")
    controller.refresh_from_db()
    assert (controller.failures, controller.next_try_at) == (1, NOW + timedelta(minutes=1))
    assert str(say_failure(controller.last_error)) == "Le contrôleur n'a pas répondu à temps."
    send_until_all_is_taken(controller)
    controller.refresh_from_db()
    assert (controller.failures, controller.last_error, controller.next_try_at) == (0, "", None)


@pytest.mark.parametrize("seed", range(12))
def test_after_any_run_of_failures_and_changes_its_state_is_ours(controller, simulated, campus, seed):
    chance = Random(seed)  # noqa: S311
    people, groups = campus["people"], campus["groups"]
    held = []
    for _turn in range(12):
        act = chance.choice(["give", "end", "card", "doors", "send", "send"])
        if act == "give":
            held.append(hold_doors(chance.choice(people), chance.choice(groups)))
        elif act == "end" and held:
            Holding.objects.filter(pk=held.pop().pk).delete()
        elif act == "card":
            person = chance.choice(people)
            give_card(person) if chance.random() < 0.5 else person.identifiers.all().delete()
        elif act == "doors":
            kept = [door for door in campus["doors"][:2] if chance.random() < 0.6]
            set_group_doors(group=groups[0], doors=kept, actor="tests", reason="Essai")
        make_orders(now=NOW)
        simulated.fail_next(chance.choice(FAILING))
        send(controller)
    simulated.fail_next(*chance.choices(FAILING, k=4))
    send_until_all_is_taken(controller)
    assert theirs(simulated) == ours(controller)
    assert make_orders(now=NOW).written == 0
    before = simulated.memory.changes
    tell_again(controller)
    send_until_all_is_taken(controller)
    assert simulated.memory.changes == before
    assert theirs(simulated) == ours(controller)


def test_what_is_taken_away_goes_first_and_opens_no_more(controller, simulated, campus):
    make_orders(now=NOW)
    send(controller)
    gone, door = campus["people"][2], campus["doors"][0]
    card = gone.identifiers.get().value
    evening = datetime(2026, 11, 4, 21, tzinfo=campus_zone())
    assert simulated.memory.opens(card, door.code, evening)
    for _number in range(5):
        person = make_person()
        give_card(person)
        hold_doors(person, campus["groups"][0])
    make_orders(now=NOW)
    Holding.objects.filter(person=gone).delete()
    assert make_orders(person_ids=[gone.pk], now=NOW + timedelta(hours=1)).revoking == 1
    first = controller.orders.exclude(state=DoorOrder.State.SENT).order_by("-takes_away").first()
    assert (first.person, first.content) == (gone, {"cards": [], "openings": []})
    taken = []
    register_connector("counting", lambda address: Recording(taken))
    try:
        controller.connector = "counting"
        send(controller)
    finally:
        forget_connector("counting")
    assert taken[0] == str(gone.uuid)
    assert len(taken) == 6
    controller.connector = "quick"
    tell_again(controller)
    send(controller)
    assert not simulated.memory.opens(card, door.code, evening)


class Recording(ControllerPort):
    """Takes everything, and keeps the order of it."""

    def __init__(self, taken):
        self.taken = taken

    def send(self, orders):
        self.taken += [order.person for order in orders]
        return [OrderResult(order.person, order.revision, "taken") for order in orders]


class Killed(BaseException):
    """As if the machine had stopped."""


@pytest.mark.parametrize("after", [True, False])
def test_a_sender_killed_loses_nothing_and_changes_nothing_twice(controller, simulated, campus, monkeypatch, after):
    monkeypatch.setattr("cartable.engines.access.domain.doors.sending.BATCH", 2)
    make_orders(now=NOW)
    from cartable.connectors.doors.controller import HttpController

    plain, calls = HttpController.send, []

    def killed(self, orders):
        calls.append(len(orders))
        if len(calls) == 2:
            if after:
                plain(self, orders)
            raise Killed
        return plain(self, orders)

    monkeypatch.setattr(HttpController, "send", killed)
    with pytest.raises(Killed):
        send(controller)
    assert controller.orders.filter(state=DoorOrder.State.SENT).count() == 2
    assert controller.orders.filter(state=DoorOrder.State.WAITING).count() == 3
    send(controller)
    assert theirs(simulated) == ours(controller)
    assert simulated.memory.changes == 5
    assert calls == [2, 2, 2, 1]


def test_an_order_made_anew_while_it_is_sent_is_sent_again(controller, simulated, campus, monkeypatch):
    make_orders(now=NOW)
    from cartable.connectors.doors.controller import HttpController

    plain, person = HttpController.send, campus["people"][0]

    def meanwhile(self, orders):
        results = plain(self, orders)
        monkeypatch.setattr(HttpController, "send", plain)
        give_card(person)
        make_orders(person_ids=[person.pk], now=NOW)
        return results

    monkeypatch.setattr(HttpController, "send", meanwhile)
    send(controller)
    assert not controller.orders.exclude(state=DoorOrder.State.SENT).exists()
    assert theirs(simulated) == ours(controller)
    assert simulated.memory.told()[str(person.uuid)]["revision"] == 2


def test_it_waits_longer_each_time_then_stops_until_night_or_until_asked(controller, simulated, campus):
    make_orders(now=NOW)
    simulated.fail_next(*[Fault.ERROR] * STOP_AFTER)
    waits, now = [], NOW
    for _turn in range(STOP_AFTER):
        assert wake_controllers(now=now) == ["main-gate"]
        Job.objects.update(state="succeeded")
        send_orders(controller=controller, clock=at(now))
        controller.refresh_from_db()
        waits.append((controller.next_try_at - now).seconds // 60)
        assert wake_controllers(now=controller.next_try_at - timedelta(seconds=1)) == []
        now = controller.next_try_at
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert controller.failures == STOP_AFTER
    assert wake_controllers(now=now + timedelta(days=1)) == []
    make_all_orders(now=now)
    assert Job.objects.filter(state="waiting", lock="doors:main-gate").count() == 1
    send_orders(controller=controller, clock=at(now))
    controller.refresh_from_db()
    assert controller.failures == 0
    assert theirs(simulated) == ours(controller, on=now.date())


def test_what_it_refuses_waits_with_its_words_and_new_orders_go_on(controller, simulated, campus):
    simulated.memory.doors = frozenset({"H1", "H2"})
    make_orders(now=NOW)
    report = send_orders(controller=controller, clock=at(NOW))
    assert (report.taken, report.refused, report.failure) == (4, 1, None)
    refused = controller.orders.get(state=DoorOrder.State.FAILED)
    assert (refused.person, refused.attempts, refused.error) == (campus["people"][4], 1, "unknown door: L1")
    assert wake_controllers(now=NOW) == []
    give_card(campus["people"][0])
    make_orders(now=NOW)
    assert wake_controllers(now=NOW) == ["main-gate"]
    assert send_orders(controller=controller, clock=at(NOW)).refused == 0
    simulated.memory.doors = None
    controller.refresh_from_db()
    assert send_orders(controller=controller, clock=at(controller.next_try_at)).taken == 1
    assert theirs(simulated) == ours(controller)


def test_changes_are_told_by_themselves(controller, simulated, campus):
    OutboxEvent.objects.all().delete()  # rights would be computed anew, and these are held by rules made for show
    make_orders(now=NOW)
    send(controller)
    assert not controller.orders.exclude(state=DoorOrder.State.SENT).exists()
    set_group_doors(group=campus["groups"][0], doors=[], actor="tests", reason="Travaux")
    deliver_pending()
    waiting = controller.orders.filter(state=DoorOrder.State.WAITING)
    kept = [
        campus["people"][number].pk for number in (0, 2, 3, 4)
    ]  # that of the second was over before this was written
    assert sorted(waiting.values_list("person_id", flat=True)) == kept
    assert Job.objects.filter(name="access.send-door-orders", state="waiting").count() == 1
    edit_controller(
        controller=controller,
        title="Autre",
        connector="quick",
        url=simulated.url + "/",
        is_open=False,
        actor="tests",
        reason="Arrêt",
    )
    assert wake_controllers(now=NOW, insist=True) == []
