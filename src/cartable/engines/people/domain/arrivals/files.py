"""Rows of files sent by hand, under campus numbers that nobody has yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cartable.engines.people.domain.arrivals.judging import judge_rows, waves_of
from cartable.engines.people.domain.arrivals.register import Register
from cartable.engines.people.domain.arrivals.row_faults import tidy_arrival
from cartable.engines.people.domain.arrivals.rows import FACTS, ArrivingRow, ArrivingTie, digest_of, payload_of
from cartable.engines.people.domain.arrivals.sources import FILE, OWN, own_source
from cartable.engines.people.domain.arrivals.taking import Taken, take_rows
from cartable.engines.people.domain.import_rows import Candidate
from cartable.engines.people.matching.policy import Outcome
from cartable.engines.people.models import Source, SourceRecord

REASON = FILE


def take_new(candidates: Sequence[Candidate], register: Register, now: datetime) -> Taken:
    """Match the rows, create those of nobody known, and leave those in doubt to a human. In a transaction.

    Raises PersonTaken.
    """
    taken = Taken()
    if candidates:
        take_rows(own_source(FILE), rows_of(candidates), register=register, now=now, taken=taken)
    return taken


def foresee(candidates: Sequence[Candidate], register: Register) -> Taken:
    """What would become of the rows, writing nothing. Rows that are alike among themselves count as to decide."""
    taken = Taken()
    if not candidates:
        return taken
    source = Source.objects.filter(code=FILE).first() or Source(code=FILE, **OWN[FILE])
    rows = rows_of(candidates)
    before = SourceRecord.objects.filter(source__code=FILE, key__in=[row.key for row in rows])
    known = {record.key: record for record in before}
    again = {row.key for row in rows if row.key in known and known[row.key].digest == digest_of(payload_of(row))}
    taken.unchanged = len(again)
    taken.waiting = sum(known[key].state == SourceRecord.State.TO_DECIDE for key in again)
    first, *later = waves_of([row for row in rows if row.key not in again]) or [[]]
    taken.to_decide += sum(map(len, later))
    for judged in judge_rows(first, source, register, known):
        outcome = judged.verdict.outcome
        taken.new += outcome is Outcome.NEW
        taken.same += outcome is Outcome.SAME
        taken.to_decide += outcome is Outcome.DECIDE
        taken.ties.written += outcome is not Outcome.DECIDE and bool(judged.row.ties)
    return taken


def rows_of(candidates: Sequence[Candidate]) -> list[ArrivingRow]:
    """The rows as any source would send them."""
    return [tidy_arrival(_row(candidate)) for candidate in candidates]


def _row(candidate: Candidate) -> ArrivingRow:
    person, tie = candidate.person, candidate.tie
    ties = (ArrivingTie(tie.kind, tie.structure, tie.valid_from, tie.valid_until, tie.level),) if tie else None
    facts = {name: getattr(person, name) for name in FACTS}
    return ArrivingRow(person.code, **facts, code=person.code, ine=candidate.ine, ties=ties, line=candidate.line)
