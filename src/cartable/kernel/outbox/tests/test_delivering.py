"""Delivery: in order for each thing, again when it fails, given up in the end, replayed by someone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from cartable.kernel.outbox import NotWaiting, dead_letters, deliver_pending, emit, replay, set_aside
from cartable.kernel.outbox.delivering import MAX_ATTEMPTS, backoff
from cartable.kernel.outbox.letters import forget_delivered, list_pending
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.outbox.tests.samples import trial

pytestmark = pytest.mark.django_db


def test_events_arrive_in_order_once(heard, clock):
    got = []

    def listener(received):
        got.append((received.aggregate, received.payload["number"]))

    heard(listener)
    for number in range(3):
        emit(trial(number, "a"), clock=clock)
        emit(trial(number, "b"), clock=clock)
    assert deliver_pending(clock=clock) == 6
    assert deliver_pending(clock=clock) == 0
    assert got == [(thing, number) for number in range(3) for thing in "ab"]
    assert not list_pending().exists()


def test_an_event_that_nobody_hears_is_delivered(clock):
    emit(trial(1), clock=clock)
    assert deliver_pending(clock=clock) == 1


def test_the_limit_is_kept(clock):
    for number in range(3):
        emit(trial(number), clock=clock)
    assert deliver_pending(2, clock=clock) == 2
    assert deliver_pending(2, clock=clock) == 1


def test_later_events_of_the_thing_wait_and_others_go_on(heard, clock):
    got, broken = [], True

    def listener(received):
        if broken and received.payload["number"] == 1:
            raise RuntimeError("the mail server is away")
        got.append((received.aggregate, received.payload["number"]))

    heard(listener)
    for thing, number in (("a", 1), ("a", 2), ("b", 3), ("a", 4)):
        emit(trial(number, thing), clock=clock)
    assert deliver_pending(clock=clock) == 1
    assert got == [("b", 3)]
    assert "the mail server is away" in OutboxEvent.objects.get(payload__number=1).last_error

    broken = False
    assert deliver_pending(clock=clock) == 0  # not before its time
    clock.turn(seconds=5)
    assert deliver_pending(clock=clock) == 3
    assert got == [("b", 3), ("a", 1), ("a", 2), ("a", 4)]
    assert OutboxEvent.objects.get(payload__number=1).last_error == ""


def test_only_the_subscriber_that_failed_hears_again(heard, clock):
    good, bad = [], []

    def sound(received):
        good.append(received.attempt)

    def fails_once(received):
        bad.append(received.attempt)
        if received.attempt == 1:
            raise RuntimeError

    heard(fails_once, sound)
    emit(trial(1), clock=clock)
    assert deliver_pending(clock=clock) == 0
    clock.turn(seconds=5)
    assert deliver_pending(clock=clock) == 1
    assert (good, bad) == ([1], [1, 2])


def test_the_wait_doubles_up_to_an_hour():
    assert [backoff(n).total_seconds() for n in (1, 2, 3, 10, 11, 500)] == [5, 10, 20, 2560, 3600, 3600]


@pytest.fixture
def given_up(heard, clock):
    """An event that failed too often, two that wait behind it, and the means to mend the subscriber."""
    state = {"broken": True, "got": []}

    def listener(received):
        if state["broken"]:
            raise RuntimeError("no")
        state["got"].append(received.payload["number"])

    heard(listener)
    for number in range(3):
        emit(trial(number), clock=clock)
    for _ in range(MAX_ATTEMPTS):
        deliver_pending(clock=clock)
        clock.turn(hours=1)
    return state


def test_an_event_tried_too_often_is_listed_and_holds_back_its_thing(given_up, clock):
    (letter,) = dead_letters()
    assert (letter.payload, letter.attempts, letter.held_back) == ({"number": 0}, MAX_ATTEMPTS, 2)
    given_up["broken"] = False
    clock.turn(days=9)
    assert deliver_pending(clock=clock) == 0


def test_it_can_be_replayed(given_up, clock):
    given_up["broken"] = False
    replay(dead_letters()[0], clock=clock)
    assert deliver_pending(clock=clock) == 3
    assert given_up["got"] == [0, 1, 2]
    assert not dead_letters()


def test_it_can_be_set_aside_with_a_reason(given_up, clock):
    given_up["broken"] = False
    letter = dead_letters()[0]
    with pytest.raises(ValueError, match="say why"):
        set_aside(letter, reason=" ", clock=clock)
    set_aside(letter, reason="told by phone", clock=clock)
    assert deliver_pending(clock=clock) == 2
    assert given_up["got"] == [1, 2]
    with pytest.raises(NotWaiting):
        replay(letter, clock=clock)


def test_an_event_that_kills_its_deliverer_is_given_up_too(heard, clock):
    """The attempt is counted before anything is tried."""

    def deadly(received):
        raise KeyboardInterrupt

    heard(deadly)
    emit(trial(1), clock=clock)
    for attempt in range(1, 3):
        with pytest.raises(KeyboardInterrupt):
            deliver_pending(clock=clock)
        assert OutboxEvent.objects.get().attempts == attempt
        clock.turn(seconds=5)


def test_delivered_events_are_forgotten_after_a_while(clock):
    emit(trial(1), clock=clock)
    deliver_pending(clock=clock)
    emit(trial(2), clock=clock)
    clock.turn(days=31)
    assert forget_delivered(timedelta(days=30), clock=clock) == 1
    assert [event.payload["number"] for event in OutboxEvent.objects.all()] == [2]


def test_the_queue_is_read_by_its_index(clock):
    """However many events were delivered before: a long past costs the next delivery nothing."""
    emit(trial(1), clock=clock)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_outbox_outboxevent (uuid, name, aggregate, payload, occurred_at, actor, delivered_to, "
            "attempts, next_attempt_at, last_error, delivered_at, set_aside_because) "
            "SELECT gen_random_uuid(), name, aggregate || past, payload, occurred_at, actor, delivered_to, 1, "
            "next_attempt_at, '', occurred_at, '' FROM kernel_outbox_outboxevent, generate_series(1, 5000) AS past"
        )
        cursor.execute("ANALYZE kernel_outbox_outboxevent")
        cursor.execute(
            "EXPLAIN SELECT 1 FROM kernel_outbox_outboxevent WHERE delivered_at IS NULL AND set_aside_at IS NULL "
            "ORDER BY sequence LIMIT 1"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "kernel_outbox_queue" in plan
