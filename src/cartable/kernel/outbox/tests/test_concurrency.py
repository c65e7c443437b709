"""Two deliverers at once, failures at random: nothing lost, nothing out of order."""

from __future__ import annotations

import random
import threading
from collections import defaultdict

from django.db import connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartable.kernel.outbox import deliver_pending, emit
from cartable.kernel.outbox.models import Aggregate, OutboxEvent
from cartable.kernel.outbox.tests.samples import trial


def deliver_until_done(clock, stop: threading.Event, failures: list[BaseException]) -> None:
    try:
        while not stop.is_set():
            if deliver_pending(3, clock=clock) == 0:
                clock.turn(minutes=1)
                if not OutboxEvent.objects.filter(delivered_at__isnull=True).exists():
                    stop.set()
    except BaseException as error:
        failures.append(error)
        stop.set()
    finally:
        connections.close_all()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    things=st.lists(st.sampled_from("abc"), min_size=1, max_size=14),
    seed=st.integers(0, 10_000),
    failing=st.floats(0, 0.4),
)
def test_two_deliverers_keep_the_order_and_lose_nothing(committed, heard, clock, things, seed, failing):
    OutboxEvent.objects.all().delete()
    Aggregate.objects.all().delete()
    chance, turn = random.Random(seed), threading.Lock()  # noqa: S311 (failures, not secrets)
    succeeded: dict[str, list[int]] = defaultdict(list)
    busy: set[str] = set()
    held_twice: list[str] = []

    def listener(received):
        with turn:
            if received.aggregate in busy:
                held_twice.append(received.aggregate)
            busy.add(received.aggregate)
            fails = received.attempt < 6 and chance.random() < failing
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(0.002)")
            if fails:
                raise RuntimeError("at random")
            succeeded[received.aggregate].append(received.payload["number"])
        finally:
            with turn:
                busy.discard(received.aggregate)

    heard(listener)
    expected: dict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        with transaction.atomic():
            emit(trial(number, thing), clock=clock)
        expected[thing].append(number)

    stop, failures = threading.Event(), []
    threads = [threading.Thread(target=deliver_until_done, args=(clock, stop, failures)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failures
    assert not any(thread.is_alive() for thread in threads)
    assert not held_twice
    assert succeeded == expected
