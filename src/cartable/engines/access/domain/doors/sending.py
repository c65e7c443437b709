"""Orders sent to a controller, batch after batch; what it took is written at once, what it didn't stays to be sent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q

from cartable.engines.access.domain.doors.failures import keep_failure
from cartable.engines.access.domain.doors.port import (
    REFUSED,
    TAKEN,
    ControllerAddress,
    ControllerFailed,
    ControllerPort,
    Order,
    OrderResult,
    connect,
)
from cartable.engines.access.models import DoorController, DoorOrder
from cartable.kernel.clock import Clock, system_clock

BATCH = 200
STOP_AFTER = 8
"""After so many failures in a row nothing is tried any more but at night, or when somebody asks."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
MOST_REFUSED = 2000
SENDERS_LOCK = 7_231_003
Told = Callable[[int, int], None]


@dataclass(slots=True)
class SendingReport:
    """How many orders were taken and refused; ``failure`` stopped the sending; ``is_busy``: another one runs."""

    taken: int = 0
    refused: int = 0
    failure: ControllerFailed | None = None
    is_busy: bool = False


def send_orders(
    *,
    controller: DoorController,
    insist: bool = False,
    clock: Clock = system_clock,
    told: Told | None = None,
    may_go_on: Callable[[], bool] = lambda: True,
) -> SendingReport:
    """Send what waits, that which takes away first, in batches of 200, until nothing does or the controller fails.

    What was refused earlier is tried again, once, when ``next_try_at`` has come, at most ``STOP_AFTER`` times; with
    ``insist``, in any case. A process killed at any moment loses nothing: an order is written as taken after the
    answer, and one sent twice changes nothing there. After a failure nothing is due before ``next_try_at``: 1 minute,
    then twice as long each time, an hour at most.
    ``told`` hears how many were taken and refused; ``may_go_on`` is asked between batches.
    """
    report = SendingReport()
    with _alone(controller) as is_alone:
        if not is_alone:
            report.is_busy = True
            return report
        try:
            port = connect(ControllerAddress(controller.code, controller.url), controller.connector)
            again = _again(controller, insist, clock())
            _send_all(controller, port, again, report, clock, told, may_go_on)
        except ControllerFailed as failure:
            report.failure = failure
            _note_failure(controller, failure, clock())
        except Exception as error:
            _note_failure(controller, ControllerFailed("unexpected", type(error).__name__), clock())
            raise
        else:
            _note_success(controller, report, clock())
    return report


def wait_after(failures: int) -> timedelta:
    """How long to leave the controller alone after so many failures in a row."""
    return min(FIRST_WAIT * (1 << min(failures - 1, 20)), LONGEST_WAIT)


def _send_all(
    controller: DoorController,
    port: ControllerPort,
    again: Q,
    report: SendingReport,
    clock: Clock,
    told: Told | None,
    may_go_on: Callable[[], bool],
) -> None:
    refused: set[int] = set()
    while may_go_on() and (rows := _next_batch(controller, again, refused)):
        outcomes = _outcomes(rows, port.send([_order(row) for row in rows]))
        refused |= _write(rows, outcomes, clock())
        report.refused = len(refused)
        report.taken += len(rows) - sum(result.outcome == REFUSED for result in outcomes)
        if told is not None:
            told(report.taken, report.refused)
        if len(refused) >= MOST_REFUSED:
            raise ControllerFailed("refuses", str(len(refused)))


def _again(controller: DoorController, insist: bool, now: datetime) -> Q:
    """Which of the orders that were refused are tried again in this sending."""
    refused = Q(state=DoorOrder.State.FAILED)
    if insist:
        return refused
    row = DoorController.objects.get(pk=controller.pk)
    is_due = row.next_try_at is None or row.next_try_at <= now
    return refused & Q(attempts__lt=STOP_AFTER) if is_due else Q(pk__in=[])


def _next_batch(controller: DoorController, again: Q, refused: Collection[int]) -> list[DoorOrder]:
    rows = DoorOrder.objects.filter(Q(state=DoorOrder.State.WAITING) | again, controller=controller)
    rows = rows.exclude(pk__in=refused).select_related("person")
    return list(rows.order_by("-takes_away", "made_at", "id")[:BATCH])


def _order(row: DoorOrder) -> Order:
    return Order(str(row.person.uuid), row.revision, row.digest, row.content)


def _outcomes(rows: Sequence[DoorOrder], results: Sequence[OrderResult]) -> list[OrderResult]:
    """A result for each row, in order. What the answer doesn't name, or names otherwise, isn't taken."""
    by_order = {(result.person, result.revision): result for result in results}
    return [
        found
        if (found := by_order.get((str(row.person.uuid), row.revision))) is not None
        and found.outcome in (TAKEN, REFUSED)
        else OrderResult(str(row.person.uuid), row.revision, REFUSED, "")
        for row in rows
    ]


def _write(rows: Sequence[DoorOrder], outcomes: Sequence[OrderResult], now: datetime) -> set[int]:
    """Keep what became of a batch; orders made anew meanwhile are left waiting. Returns the ids of those refused."""
    taken = [row for row, result in zip(rows, outcomes, strict=True) if result.outcome == TAKEN]
    refused = [(row, result) for row, result in zip(rows, outcomes, strict=True) if result.outcome != TAKEN]
    same = Q(*(Q(pk=row.pk, revision=row.revision) for row in taken), _connector=Q.OR)
    if taken:
        DoorOrder.objects.filter(same).update(state=DoorOrder.State.SENT, sent_at=now, error="", takes_away=False)
    for row, result in refused:
        DoorOrder.objects.filter(pk=row.pk, revision=row.revision).update(
            state=DoorOrder.State.FAILED, attempts=row.attempts + 1, error=result.reason[:500]
        )
    return {row.pk for row, _result in refused}


def _note_failure(controller: DoorController, failure: ControllerFailed, now: datetime) -> None:
    row = DoorController.objects.get(pk=controller.pk)
    row.failures += 1
    row.last_error, row.next_try_at = keep_failure(failure), now + wait_after(row.failures)
    row.save(update_fields=["failures", "last_error", "next_try_at"])


def _note_success(controller: DoorController, report: SendingReport, now: datetime) -> None:
    """It answers. What it refused is tried again later, and later each time."""
    left = controller.orders.filter(state=DoorOrder.State.FAILED, attempts__lt=STOP_AFTER)
    attempts = left.order_by("attempts").values_list("attempts", flat=True).first()
    later = now + wait_after(attempts) if attempts else None
    told = {"last_sent_at": now} if report.taken else {}
    DoorController.objects.filter(pk=controller.pk).update(failures=0, last_error="", next_try_at=later, **told)


@contextmanager
def _alone(controller: DoorController) -> Iterator[bool]:
    """Whether this process is the only one to tell the controller; the lock goes with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [SENDERS_LOCK, controller.pk])
        is_alone = bool(cursor.fetchone()[0])
    try:
        yield is_alone
    finally:
        if is_alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SENDERS_LOCK, controller.pk])
