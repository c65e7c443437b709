"""An event is written with the fact it tells, or not at all."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from cartable.kernel.audit import because
from cartable.kernel.outbox import (
    DomainEvent,
    OutsideTransaction,
    Received,
    deliver_pending,
    emit,
    subscribe,
    unsubscribe,
)
from cartable.kernel.outbox.emitting import emit_all
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.outbox.tasks import TASK_NAME
from cartable.kernel.outbox.tests.samples import EverythingTold, TrialHappened, trial


def calls() -> int:
    return ProcrastinateJob.objects.filter(task_name=TASK_NAME, status="todo").count()


def test_outside_a_transaction_it_is_refused(committed):
    with pytest.raises(OutsideTransaction, match=r"emit trial\.happened inside transaction\.atomic"):
        emit(trial(1))
    assert OutboxEvent.objects.count() == 0


def test_a_rolled_back_transaction_leaves_no_event_and_no_call(committed):
    with transaction.atomic():
        emit(trial(1))
        transaction.set_rollback(True)
    assert (OutboxEvent.objects.count(), calls()) == (0, 0)


def test_one_call_for_delivery_a_transaction(committed):
    with transaction.atomic():
        for number in range(5):
            emit(trial(number))
    assert (OutboxEvent.objects.count(), calls()) == (5, 1)
    with transaction.atomic():
        emit(trial(6))
    assert calls() == 2


def test_the_call_survives_a_rolled_back_savepoint(committed):
    with transaction.atomic():
        with transaction.atomic():
            emit(trial(1))
            transaction.set_rollback(True)
        emit(trial(2))
    assert [event.payload for event in OutboxEvent.objects.all()] == [{"number": 2}]
    assert calls() == 1


def test_many_events_cost_few_queries(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        rows = emit_all([trial(number, f"trial:{number % 7}") for number in range(500)])
    assert [row.payload["number"] for row in rows] == list(range(500))
    assert [row.pk for row in rows] == sorted(row.pk for row in rows)
    assert emit_all([]) == []


def test_who_acts_is_kept(db):
    with because(actor="import", reason="x"):
        assert emit(trial(1)).actor == "import"
    assert emit(trial(2), actor="desk").actor == "desk"
    assert emit(trial(3)).actor == ""


def test_what_is_not_json_is_refused(db):
    with pytest.raises(TypeError, match="not JSON serializable"), transaction.atomic():
        emit(TrialHappened(aggregate="trial:a", number=object()))  # type: ignore[arg-type]


def test_a_class_without_a_name_is_refused():
    with pytest.raises(TypeError, match="needs a class attribute name"):
        type("Nameless", (DomainEvent,), {})


def test_fields_come_back_in_their_types(db):
    told = EverythingTold(
        aggregate="thing:1",
        uuid=uuid4(),
        day=date(2026, 9, 1),
        at=datetime(2026, 9, 1, 8, 30, tzinfo=UTC),
        price=Decimal("1.50"),
        people=[uuid4(), uuid4()],
        pair=(1, 2),
        names={"a": date(2026, 1, 1)},
        until=date(2027, 1, 1),
    )
    got: list[Received] = []

    def listener(received: Received) -> None:
        got.append(received)

    subscribe("everything.told")(listener)
    try:
        emit(told)
        assert deliver_pending() == 1
    finally:
        unsubscribe("everything.told", listener)
    assert got[0].read_as(EverythingTold) == told
    with pytest.raises(ValueError, match=r"everything\.told can't be read as trial\.happened"):
        got[0].read_as(TrialHappened)


def test_an_event_written_by_an_older_version_can_still_be_read(db):
    old = Received(1, uuid4(), "trial.happened", "trial:a", {"gone": 1}, datetime.now(UTC), "", 1)
    assert old.read_as(TrialHappened) == trial(0)


def test_those_who_tell_of_one_thing_are_committed_in_order(committed):
    """The second transaction to emit gets its number only once the first is over."""
    emitted, release, order = threading.Event(), threading.Event(), []

    def first() -> None:
        with transaction.atomic():
            order.append(emit(trial(1)).pk)
            emitted.set()
            release.wait(10)
        connection.close()

    def second() -> None:
        with transaction.atomic():
            order.append(emit(trial(2)).pk)
        connection.close()

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert emitted.wait(10)
    threads[1].start()
    threads[1].join(0.5)
    assert threads[1].is_alive()  # it waits for the first
    with transaction.atomic():
        emit(trial(3, "trial:other"))  # another thing doesn't
    release.set()
    for thread in threads:
        thread.join(10)
    assert [event.payload["number"] for event in OutboxEvent.objects.filter(aggregate="trial:a")] == [1, 2]
    assert order == sorted(order)
