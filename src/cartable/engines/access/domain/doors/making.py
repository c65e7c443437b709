"""Orders made: what controllers are to be told is compared with what they were told, and kept when it differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from cartable.engines.access.domain.doors.orders import (
    CHUNK,
    NOTHING,
    Draft,
    digest_of,
    drafts_for,
    opened_pairs,
    read_premises,
)
from cartable.engines.access.models import DoorOrder
from cartable.engines.access.queries.doors.holders import opening_holdings
from cartable.engines.access.types import Progress
from cartable.kernel.clock import campus_zone

MAKERS_LOCK = 7_231_002
"""Key of the advisory lock by which makers of orders take turns: one that read earlier would write what is over."""
WRITTEN = ["content", "digest", "revision", "takes_away", "state", "attempts", "made_at", "sent_at", "error"]
EMPTY = digest_of(NOTHING)


@dataclass(slots=True)
class OrdersMade:
    """How many orders were written, and how many of them take something away."""

    people: int = 0
    written: int = 0
    revoking: int = 0


def make_orders(
    *, person_ids: Collection[int] | None = None, now: datetime, progress: Progress | None = None
) -> OrdersMade:
    """Write what controllers are to be told of these people (None: of everyone), where it isn't what they were told.

    Runs any number of times: where nothing changed, nothing is written. Someone who lost everything gets an order that
    opens nothing, made once.
    """
    on = now.astimezone(campus_zone()).date()
    ids = sorted(set(person_ids)) if person_ids is not None else _everyone(on)
    report = OrdersMade(people=len(ids))
    for start in range(0, len(ids), CHUNK):
        if progress is not None:
            progress(start / len(ids), "")
        with transaction.atomic():
            _take_turn()
            _make(ids[start : start + CHUNK], on, now, report)
    return report


def _everyone(on: date) -> list[int]:
    """Those who open a door today, and those whom a controller knows to open one."""
    holding = opening_holdings(on).values_list("person_id", flat=True)
    known = DoorOrder.objects.exclude(digest=EMPTY).values_list("person_id", flat=True)
    return sorted({*holding, *known})


def _take_turn() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MAKERS_LOCK])


def _make(ids: Sequence[int], on: date, now: datetime, report: OrdersMade) -> None:
    premises = read_premises(on)
    rows = DoorOrder.objects.filter(person__in=ids, controller__in=premises.controllers)
    told = {(row.person_id, row.controller_id): row for row in rows}
    new, changed = [], []
    for controller_id, draft in _drafts(drafts_for(ids, premises, on=on)):
        row = told.get((draft.person_id, controller_id))
        if row is None and draft.digest != EMPTY:
            new.append(_first(controller_id, draft, now))
        elif row is not None and row.digest != draft.digest:
            changed.append(_next(row, draft, now))
    DoorOrder.objects.bulk_create(new, batch_size=CHUNK)
    DoorOrder.objects.bulk_update(changed, WRITTEN, batch_size=500)
    report.written += len(new) + len(changed)
    report.revoking += sum(row.takes_away for row in changed)


def _drafts(found: dict[int, dict[int, Draft]]) -> Iterator[tuple[int, Draft]]:
    return ((key, draft) for drafts in found.values() for key, draft in drafts.items())


def _first(controller_id: int, draft: Draft, now: datetime) -> DoorOrder:
    return DoorOrder(
        controller_id=controller_id,
        person_id=draft.person_id,
        content=draft.content,
        digest=draft.digest,
        state=DoorOrder.State.WAITING,
        made_at=now,
    )


def _next(row: DoorOrder, draft: Draft, now: datetime) -> DoorOrder:
    """The row told anew. What was to be taken away and wasn't told yet still is."""
    pending = row.takes_away and row.state != DoorOrder.State.SENT
    row.takes_away = pending or bool(opened_pairs(row.content) - opened_pairs(draft.content))
    row.content, row.digest, row.revision = draft.content, draft.digest, row.revision + 1
    row.state, row.attempts, row.error = DoorOrder.State.WAITING, 0, ""
    row.made_at, row.sent_at = now, None
    return row
