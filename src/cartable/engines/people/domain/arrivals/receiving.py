"""Receive what a source sends: who is known, who is new, who waits for a human; and hold back what would empty us."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cartable.engines.people.domain.arrivals.leaving import let_go, list_missing, living_records
from cartable.engines.people.domain.arrivals.register import Register, read_register
from cartable.engines.people.domain.arrivals.row_faults import RowFaults, sort_told, tidy_arrival
from cartable.engines.people.domain.arrivals.rows import ArrivingRow, payload_of, row_of
from cartable.engines.people.domain.arrivals.taking import Taken, take_rows
from cartable.engines.people.domain.batches import checked_at_once, in_batches
from cartable.engines.people.models import Source, SourceRecord, SourceRun
from cartable.engines.people.types import Progress
from cartable.kernel.audit import because
from cartable.kernel.clock import campus_zone
from cartable.kernel.files import StoredFile, open_stored, store
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault

BATCH, FEW = 1000, 50
KEPT_FAULTS = 20_000


class SourceClosed(Conflict):
    """The source takes nothing in for the moment."""

    code = "source.closed"


@dataclass(frozen=True, slots=True)
class Received:
    """A run, and of each record that was taken what it proved to be."""

    run: SourceRun
    records: Mapping[str, SourceRecord]
    faults: Sequence[Fault]


def receive_records(
    *,
    source: Source,
    rows: Iterable[ArrivingRow],
    actor: Any,
    now: datetime,
    all_or_nothing: bool = False,
    progress: Progress | None = None,
    over_hand: bool = False,
    told: RowFaults | None = None,
) -> SourceRun:
    """Take in what a source sends, a thousand records at a time, and say in a run what became of it.

    A record that came before with the same content is left alone. Each of the others is somebody known (who gets what
    the source is believed about), somebody new (created), or waits for a human. A record with a fault is refused, told
    in ``run.faults``, and the others are taken, unless ``all_or_nothing``. ``over_hand`` lets the source correct what
    humans wrote. A complete source that misses more of its people than it may is held: nothing is written until
    ``apply_held``. Sent twice, the same records change nothing. ``told`` are faults that whoever read the rows has
    found already, by line: those rows are refused, and count as sent.

    Raises NotAllowed without ``source.manage``, SourceClosed, PersonTaken when someone was quicker.
    """
    require(actor, "source.manage")
    return take_in(
        source=source,
        rows=rows,
        actor=actor,
        now=now,
        all_or_nothing=all_or_nothing,
        progress=progress,
        over_hand=over_hand,
        told=told,
    ).run


def take_in(
    *,
    source: Source,
    rows: Iterable[ArrivingRow],
    actor: Any,
    now: datetime,
    all_or_nothing: bool = False,
    progress: Progress | None = None,
    over_hand: bool = False,
    told: RowFaults | None = None,
) -> Received:
    """The same with what became of each record. Asks for no permission. Raises SourceClosed, PersonTaken."""
    if not source.is_open:
        raise SourceClosed(_("This source is closed: it takes in nothing."), _("Open it again on its page first."))
    given = numbered(rows)
    good, faults = sort_told(given, told or {}, on=day_of(now))
    keyed = {row.line: row.key for row in given}
    with because(actor=actor, reason=f"source {source.code}"):
        run = SourceRun.objects.create(source=source, state=SourceRun.State.READING, started_at=now)
        run.faults = [fault.as_dict() | {"key": keyed.get(fault.line, "")} for fault in faults[:KEPT_FAULTS]]
        run.counts = {"total": len(given), "refused": len({fault.line for fault in faults})}
        if all_or_nothing and faults:
            return Received(_end(run, SourceRun.State.REFUSED, now), {}, faults)
        # A record refused for a fault was sent all the same: its person hasn't left the source.
        keys = {row.key for row in given}
        if source.is_complete and (held := why_held(source, keys)):
            run.held_reason = held
            run.file = _keep_rows(given, source, now)
            return Received(_end(run, SourceRun.State.HELD, now), {}, faults)
        taken = write_rows(run, good, keys, now, all_or_nothing, progress, over_hand)
    return Received(run, taken.records, faults)


def write_rows(
    run: SourceRun,
    rows: Sequence[ArrivingRow],
    keys: set[str],
    now: datetime,
    all_or_nothing: bool,
    progress: Progress | None,
    over_hand: bool = False,
) -> Taken:
    """Write good rows and let go those whom a complete source misses; the run says what was done."""
    source, taken, done = run.source, Taken(), 0
    with transaction.atomic() if all_or_nothing else nullcontext():
        register = read_register_for(rows) if rows else None
        for batch in in_batches(rows, BATCH):
            assert register is not None  # noqa: S101 — there are rows
            with checked_at_once():
                take_rows(source, batch, register=register, now=now, taken=taken, over_hand=over_hand)
            done += len(batch)
            if progress is not None:
                progress(done / len(rows), _("Matching with the people known"))
        if source.is_complete:
            with checked_at_once():
                gone = let_go(list_missing(source, keys), now)
            run.counts |= {"gone": len(gone)}
        run.counts |= taken.counts()
        _end(run, SourceRun.State.APPLIED, now)
    return taken


def read_register_for(rows: Sequence[ArrivingRow]) -> Register:
    """What an arrival of these rows is judged with: counted anew for many, kept for a few."""
    return read_register(quickly=True) if len(rows) < FEW else read_register(rows)


def numbered(rows: Iterable[ArrivingRow]) -> list[ArrivingRow]:
    """The rows as they are compared and kept, each with its line."""
    return [tidy_arrival(row if row.line else replace(row, line=place)) for place, row in enumerate(rows, start=1)]


def day_of(now: datetime) -> date:
    """The day on the campus."""
    return now.astimezone(campus_zone()).date()


def kept_rows(run: SourceRun) -> list[ArrivingRow]:
    """The rows of a run that was held."""
    assert run.file is not None  # noqa: S101 — held runs have one
    with open_stored(run.file) as file:
        return [row_of(told["key"], told["payload"], told["line"]) for told in json.load(file)]


def _keep_rows(rows: Sequence[ArrivingRow], source: Source, now: datetime) -> StoredFile:
    told = [{"key": row.key, "line": row.line, "payload": payload_of(row)} for row in rows]
    return store(json.dumps(told).encode(), f"{source.code}-{now:%Y%m%d-%H%M%S}.json", "application/json")


def why_held(source: Source, keys: set[str]) -> str:
    """Why nothing is to be written before a human has looked; empty when all is well."""
    known = living_records(source).count()
    missing = list_missing(source, keys).count()
    if not known or missing * 100 <= known * source.hold_percent:
        return ""
    return f"{missing}/{known}"


def _end(run: SourceRun, state: str, now: datetime) -> SourceRun:
    run.state, run.finished_at = state, now
    run.save()
    return run
