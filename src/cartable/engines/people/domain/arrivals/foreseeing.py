"""What an arrival would bring, before anything is written: who is known, new, to decide, refused, missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from cartable.engines.people.domain.arrivals.judging import Judged, judge_rows, waves_of
from cartable.engines.people.domain.arrivals.leaving import list_missing
from cartable.engines.people.domain.arrivals.receiving import BATCH, day_of, numbered, read_register_for, why_held
from cartable.engines.people.domain.arrivals.register import Register
from cartable.engines.people.domain.arrivals.row_faults import RowFaults, sort_told
from cartable.engines.people.domain.arrivals.rows import ArrivingRow, digest_of, payload_of
from cartable.engines.people.domain.batches import in_batches
from cartable.engines.people.matching.policy import Outcome
from cartable.engines.people.models import Source, SourceRecord
from cartable.engines.people.types import Progress

KINDS = ("new", "same", "to_decide", "refused", "gone")
NAMES = 200
"""Records told by name, of each kind."""


@dataclass(slots=True)
class Foreseen:
    """Counts of each kind (``KINDS``, ``unchanged``, ``total``), first names, faults; ``held`` when it would be held.

    A name is ``{"key", "name", "person"}``: the key at the source, the name as the source writes it, and the id of the
    person whom the record is of, when it is somebody known.
    """

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*KINDS, "unchanged", "total"), 0))
    names: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    faults: list[dict[str, Any]] = field(default_factory=list)
    held: bool = False

    def add(self, kind: str, key: str, name: str, person: int | None = None) -> None:
        """Count one, and tell it by name while there is room."""
        self.counts[kind] += 1
        if len(self.names[kind]) < NAMES:
            self.names[kind].append({"key": key, "name": name, "person": person})


def foresee_records(
    *,
    source: Source,
    rows: Iterable[ArrivingRow],
    now: datetime,
    told: RowFaults | None = None,
    progress: Progress | None = None,
) -> Foreseen:
    """What ``receive_records`` would make of these rows today; writes nothing, and asks for no permission.

    ``told`` are the faults found before, by line. Rows of one sending that are alike among themselves count as to
    decide, since who the second of them is depends on what becomes of the first.
    """
    found = Foreseen()
    given = numbered(rows)
    good, faults = sort_told(given, told or {}, on=day_of(now))
    keyed = {row.line: row.key for row in given}
    found.faults = [fault.as_dict() | {"key": keyed.get(fault.line, "")} for fault in faults]
    found.counts["total"] = len(given)
    wrong = {fault.line for fault in faults}
    for row in given:
        if row.line in wrong:
            found.add("refused", row.key, name_of(row))
    register = read_register_for(good) if good else None
    for place, batch in enumerate(in_batches(good, BATCH), start=1):
        assert register is not None  # noqa: S101 — there are rows
        _foresee_batch(found, source, batch, register)
        if progress is not None:
            progress(min(place * BATCH / len(good), 1.0), "")
    if source.is_complete:
        keys = {row.key for row in given}
        found.held = bool(source.pk and why_held(source, keys))
        for record in list_missing(source, keys).order_by("key"):
            found.add("gone", record.key, name_of_payload(record.payload), record.person_id)
    return found


def name_of(row: ArrivingRow) -> str:
    """The name that a row gives."""
    return " ".join(filter(None, (row.family_name, row.given_name or row.usage_given_name)))


def name_of_payload(payload: Mapping[str, Any]) -> str:
    """The name that a record gave."""
    given = payload.get("given_name") or payload.get("usage_given_name", "")
    return " ".join(filter(None, (payload.get("family_name", ""), given)))


def _foresee_batch(found: Foreseen, source: Source, rows: Sequence[ArrivingRow], register: Register) -> None:
    before = SourceRecord.objects.filter(Q(source=source), key__in=[row.key for row in rows])
    known = {record.key: record for record in before}
    changed = []
    for row in rows:
        record = known.get(row.key)
        if record is not None and record.gone_at is None and record.digest == digest_of(payload_of(row)):
            found.counts["unchanged"] += 1
        else:
            changed.append(row)
    first, *later = waves_of(changed) or [[]]
    for row in (row for wave in later for row in wave):
        found.add("to_decide", row.key, name_of(row))
    for judged in judge_rows(first, source, register, known) if first else ():
        _add_judged(found, judged)


def _add_judged(found: Foreseen, judged: Judged) -> None:
    row, outcome = judged.row, judged.verdict.outcome
    kind = {Outcome.NEW: "new", Outcome.SAME: "same", Outcome.DECIDE: "to_decide"}[outcome]
    found.add(kind, row.key, name_of(row), judged.person.pk if judged.person else None)
