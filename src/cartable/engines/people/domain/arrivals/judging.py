"""Who each record of an arrival is: one decision a record, those of one person in one file told apart first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cartable.engines.people.domain.arrivals.register import Neighbours, Register, find_neighbours
from cartable.engines.people.domain.arrivals.rows import CAMPUS, ArrivingRow, key_kind, record_of_row
from cartable.engines.people.domain.match_keys import goes_by_two, record_of
from cartable.engines.people.matching.defaults import default_model
from cartable.engines.people.matching.fields import PERSON_FIELDS, Level
from cartable.engines.people.matching.linking import find_duplicates
from cartable.engines.people.matching.matcher import decide_within
from cartable.engines.people.matching.policy import Outcome, Policy
from cartable.engines.people.matching.records import Record, exact_identifiers
from cartable.engines.people.matching.tables import Table
from cartable.engines.people.matching.verdicts import Candidate, Verdict
from cartable.engines.people.models import Person, Source, SourceRecord

MOST_KEPT = 9
"""Candidates kept for a human: one a key of the keyboard."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with the verdict on it. ``person`` is set when the outcome is SAME; ``people`` are the candidates'."""

    row: ArrivingRow
    verdict: Verdict
    person: Person | None
    people: Mapping[str, Person]


def waves_of(rows: Sequence[ArrivingRow]) -> list[list[ArrivingRow]]:
    """The rows in the order in which to decide on them: two that may be of one person never in one wave.

    The first of them is written before the second is compared, which finds it among the people known.
    """
    if len(rows) < 2:
        return [list(rows)] if rows else []
    found = find_duplicates(
        [record_of_row(row) for row in rows], fields=PERSON_FIELDS, model=default_model(len(rows)), policy=Policy()
    )
    near: dict[int, set[int]] = {}
    pairs = [(link.left, link.right) for link in found.to_decide]
    pairs += [(one, other) for cluster in found.clusters for one in cluster for other in cluster if one < other]
    for one, other in pairs:
        near.setdefault(max(one, other), set()).add(min(one, other))
    wave_of: list[int] = []
    waves: list[list[ArrivingRow]] = []
    for place, row in enumerate(rows):
        wave = 1 + max((wave_of[other] for other in near.get(place, ())), default=-1)
        wave_of.append(wave)
        if wave == len(waves):
            waves.append([])
        waves[wave].append(row)
    return waves


def judge_rows(
    rows: Sequence[ArrivingRow], source: Source, register: Register, known: Mapping[str, SourceRecord]
) -> list[Judged]:
    """The verdict on each row, by identifiers first and then by score. ``known`` are the records that came before."""
    before = [known.get(row.key) for row in rows]
    owners = [record.person_id if record is not None else None for record in before]
    records = [record_of_row(row, source if owner else None) for row, owner in zip(rows, owners, strict=True)]
    near = find_neighbours(records, owners)
    laid = Laid(near)
    judged = []
    for row, record, owner, pks in zip(rows, records, owners, near.of, strict=True):
        is_code_known = any(row.code in near.codes[pk] for pk in pks)
        numbers = {CAMPUS: row.code} if is_code_known else {}
        of_owner = {key_kind(source): row.key} if owner else {}
        table, places = laid.table, [laid.places[pk] for pk in pks]
        if numbers or of_owner or any(goes_by_two(near.people[pk]) for pk in pks):
            table, places = laid.alone(record, pks, numbers, of_owner), list(range(len(pks)))
        verdict = decide_within(
            record,
            table,
            places,
            model=register.model,
            frequencies=register.frequencies,
            register_size=register.size,
        )
        people = {str(pk): near.people[pk] for pk in pks}
        judged.append(Judged(row, verdict, people.get(verdict.person or ""), people))
    return judged


class Laid:
    """The people near any record of a wave, laid out once for all of them."""

    def __init__(self, near: Neighbours) -> None:
        self.near = near
        self.places = {pk: place for place, pk in enumerate(near.people)}
        self.table = Table([record_of(person, self._numbers(pk)) for pk, person in near.people.items()], PERSON_FIELDS)

    def alone(
        self, heard: Record, pks: Sequence[int], numbers: Mapping[str, str], of_owner: Mapping[str, str]
    ) -> Table:
        """Those near one record, under the names that it uses, with what it alone knows them by.

        The campus number counts for who has it, the source's own key for the first, whose record it was before.
        """
        found = []
        for place, pk in enumerate(pks):
            person = self.near.people[pk]
            code = numbers if numbers.get(CAMPUS) in self.near.codes[pk] else {}
            own = of_owner if not place else {}
            found.append(record_of(person, {**self._numbers(pk), **code, **own}, heard=heard))
        return Table(found, PERSON_FIELDS)

    def _numbers(self, pk: int) -> Mapping[str, str]:
        return self.near.numbers.get(pk, {})


def is_same(judged: Judged) -> bool:
    """Whether the machine decided that it is someone known."""
    return judged.verdict.outcome is Outcome.SAME


def reasons_of(candidate: Candidate, row_numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """The reasons as they are kept: values and levels, put into words when shown."""
    fields = [
        {
            "field": reason.field,
            "level": int(reason.level),
            "bits": round(reason.bits, 2),
            "one": reason.one,
            "other": reason.other,
        }
        for reason in candidate.reasons
    ]
    theirs = exact_identifiers(candidate.person)
    for level, kinds in ((Level.SAME, candidate.agreed), (Level.DIFFERENT, candidate.conflicts)):
        fields += [
            {"field": kind, "level": int(level), "one": row_numbers.get(kind, ""), "other": theirs.get(kind, "")}
            for kind in kinds
            if kind != "mail"
        ]
    return fields
