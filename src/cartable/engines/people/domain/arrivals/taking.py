"""One batch of an arrival: what came again as it was costs nothing, the rest is decided on and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from cartable.engines.people.domain.arrivals.judging import (
    MOST_KEPT,
    Judged,
    is_same,
    judge_rows,
    reasons_of,
    waves_of,
)
from cartable.engines.people.domain.arrivals.register import Register
from cartable.engines.people.domain.arrivals.rows import ArrivingRow, digest_of, payload_of, record_of_row
from cartable.engines.people.domain.arrivals.ties import TieWork
from cartable.engines.people.domain.arrivals.writing import correct_known, create_arrived, write_told_ties
from cartable.engines.people.matching.policy import Outcome
from cartable.engines.people.matching.records import exact_identifiers
from cartable.engines.people.models import MatchCandidate, Person, Source, SourceRecord
from cartable.kernel.clock import campus_zone

LOCK = 0x6361_7274
"""Arrivals take turns, so that one person who comes by two sources at once isn't created twice."""


@dataclass(slots=True)
class Taken:
    """What became of rows: records by key, and counts.

    ``unchanged`` came again as they were; ``waiting`` of them still wait.
    """

    records: dict[str, SourceRecord] = field(default_factory=dict)
    unchanged: int = 0
    waiting: int = 0
    same: int = 0
    new: int = 0
    to_decide: int = 0
    corrected: int = 0
    ties: TieWork = field(default_factory=TieWork)

    def counts(self) -> dict[str, int]:
        """For the run."""
        return {
            "unchanged": self.unchanged,
            "same": self.same,
            "new": self.new,
            "to_decide": self.to_decide,
            "corrected": self.corrected,
            "ties_written": self.ties.written,
            "ties_changed": self.ties.changed,
            "ties_ended": self.ties.ended,
            "ties_left": self.ties.left,
        }


def take_rows(
    source: Source,
    rows: Sequence[ArrivingRow],
    *,
    register: Register,
    now: datetime,
    taken: Taken,
    over_hand: bool = False,
    is_for_humans: bool = False,
) -> None:
    """Receive rows already found good, and add what became of them to ``taken``. Call it inside a transaction.

    ``is_for_humans``: everything waits for a human, whatever the verdict. Raises PersonTaken.
    """
    take_turn()
    known = {record.key: record for record in source.records.filter(key__in=[row.key for row in rows])}
    again: list[ArrivingRow] = []
    changed: list[ArrivingRow] = []
    for row in rows:
        record = known.get(row.key)
        is_again = record is not None and record.gone_at is None and record.digest == digest_of(payload_of(row))
        (again if is_again else changed).append(row)
    SourceRecord.objects.filter(pk__in=[known[row.key].pk for row in again]).update(seen_at=now)
    taken.records |= {row.key: known[row.key] for row in again}
    taken.unchanged += len(again)
    taken.waiting += sum(known[row.key].state == SourceRecord.State.TO_DECIDE for row in again)
    for wave in waves_of(changed):
        judged = judge_rows(wave, source, register, known)
        _write_wave(source, judged, known, now, taken, over_hand, is_for_humans)


def take_turn() -> None:
    """Wait until no other arrival is writing, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _write_wave(
    source: Source,
    judged: Sequence[Judged],
    known: dict[str, SourceRecord],
    now: datetime,
    taken: Taken,
    over_hand: bool,
    is_for_humans: bool,
) -> None:
    day = now.astimezone(campus_zone()).date()
    same = [each for each in judged if is_same(each) and not is_for_humans]
    new = [each for each in judged if each.verdict.outcome is Outcome.NEW and not is_for_humans]
    created = create_arrived(source, [each.row for each in new], day)
    of_known = [(each.person, each.row) for each in same if each.person is not None]
    taken.corrected += correct_known(source, of_known, day, over_hand=over_hand)
    people = {each.row.key: person for each, person in zip(new, created, strict=True)}
    people |= {row.key: person for person, row in of_known}
    states = dict.fromkeys((each.row.key for each in new), SourceRecord.State.NEW)
    states |= dict.fromkeys((each.row.key for each in same), SourceRecord.State.SAME)
    _keep_records(source, judged, people, states, known, now, taken)
    work = write_told_ties(source, [(people[each.row.key], each.row) for each in (*new, *same)], day)
    taken.ties.written += work.written
    taken.ties.changed += work.changed
    taken.ties.ended += work.ended
    taken.ties.left += work.left
    taken.new += len(new)
    taken.same += len(same)
    taken.to_decide += len(judged) - len(new) - len(same)


def _keep_records(
    source: Source,
    judged: Sequence[Judged],
    people: dict[str, Person],
    states: dict[str, Any],
    known: dict[str, SourceRecord],
    now: datetime,
    taken: Taken,
) -> None:
    fresh, corrected = [], []
    for each in judged:
        payload = payload_of(each.row)
        record = known.get(each.row.key)
        if record is None:
            record = SourceRecord(source=source, key=each.row.key, arrived_at=now)
            fresh.append(record)
        else:
            corrected.append(record)
        best = each.verdict.candidates[0] if each.verdict.candidates else None
        state = states.get(each.row.key, SourceRecord.State.TO_DECIDE)
        if record.state != SourceRecord.State.TO_DECIDE and state == SourceRecord.State.TO_DECIDE:
            record.arrived_at = now  # it waits from today, not from when it was first known
        record.payload, record.digest = payload, digest_of(payload)
        record.state, record.verdict = state, each.verdict.code
        record.person = people.get(each.row.key)
        record.probability = best.probability if best else None
        record.seen_at, record.gone_at = now, None
        record.undo, record.decided_by, record.decided_at, record.decision_reason = {}, None, None, ""
        taken.records[record.key] = record
        known[record.key] = record
    SourceRecord.objects.bulk_create(fresh)
    SourceRecord.objects.bulk_update(corrected, WRITTEN, batch_size=500)
    MatchCandidate.objects.filter(record__in=[record.pk for record in corrected]).delete()
    waiting = [each for each in judged if taken.records[each.row.key].state == SourceRecord.State.TO_DECIDE]
    MatchCandidate.objects.bulk_create(
        MatchCandidate(
            record=taken.records[each.row.key],
            person=each.people[candidate.person.key],
            probability=candidate.probability,
            reasons=reasons_of(candidate, exact_identifiers(record_of_row(each.row))),
        )
        for each in waiting
        for candidate in each.verdict.candidates[:MOST_KEPT]
    )


WRITTEN = (
    "payload",
    "digest",
    "state",
    "verdict",
    "person",
    "probability",
    "arrived_at",
    "seen_at",
    "gone_at",
    "undo",
    "decided_by",
    "decided_at",
    "decision_reason",
)
