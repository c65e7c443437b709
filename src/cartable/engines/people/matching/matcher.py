"""The door: decide on one record against the people known, held in memory or fetched by their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cartable.engines.people.matching.comparing import compare
from cartable.engines.people.matching.explaining import Text, explain
from cartable.engines.people.matching.frequencies import Floats, Frequencies
from cartable.engines.people.matching.index import Index
from cartable.engines.people.matching.policy import Policy
from cartable.engines.people.matching.records import Record, exact_identifiers, list_conflicts
from cartable.engines.people.matching.tables import Rows, Table
from cartable.engines.people.matching.verdicts import Candidate, Verdict, judge, trusted_identifiers
from cartable.engines.people.matching.weights import Model, contributions

MOST_SHOWN = 10


def decide_among(
    record: Record,
    people: Sequence[Record],
    *,
    model: Model,
    frequencies: Frequencies,
    register_size: int,
    policy: Policy | None = None,
    labels: Mapping[str, Text] | None = None,
) -> Verdict:
    """The verdict on ``record``, given the people who share a key (``keys.list_keys``) or an identifier with it.

    ``register_size`` counts all people known, those not fetched included. For a database-backed source.
    """
    table, rows = Table(people, model.fields), range(len(people))
    return decide_within(
        record,
        table,
        rows,
        model=model,
        frequencies=frequencies,
        register_size=register_size,
        policy=policy,
        labels=labels,
    )


def decide_within(
    record: Record,
    table: Table,
    rows: Sequence[int],
    *,
    model: Model,
    frequencies: Frequencies,
    register_size: int,
    policy: Policy | None = None,
    labels: Mapping[str, Text] | None = None,
) -> Verdict:
    """The same, given the people of many records laid out once: ``rows`` are the places of those who share a key."""
    policy = policy or Policy()
    model = model.with_prior(policy.known_share / max(register_size, 1))
    return _decide(record, table, np.array(rows, dtype=np.int64), model, frequencies, policy, labels)


class Matcher:
    """All people known, in memory: 67,000 take some hundred megabytes and a few seconds to file."""

    def __init__(
        self,
        people: Sequence[Record],
        *,
        model: Model,
        policy: Policy | None = None,
        frequencies: Frequencies | None = None,
        labels: Mapping[str, Text] | None = None,
    ) -> None:
        self.policy = policy or Policy()
        self.model = model.with_prior(self.policy.known_share / max(len(people), 1))
        self.table = Table(people, model.fields)
        self.index = Index(people, model.fields)
        self.frequencies = frequencies or Frequencies.of([self.table], model.fields)
        self.labels = labels
        self.holders: dict[tuple[str, str], list[int]] = {}
        for row, person in enumerate(people):
            for held in trusted_identifiers(person).items():
                self.holders.setdefault(held, []).append(row)

    def decide(self, record: Record) -> Verdict:
        """Whether the record is of one person known, of nobody known, or for a human to decide."""
        named = [row for held in trusted_identifiers(record).items() for row in self.holders.get(held, ())]
        rows = np.unique(np.concatenate([self.index.find(record), np.array(named, dtype=np.int64)]))
        return _decide(record, self.table, rows, self.model, self.frequencies, self.policy, self.labels)


def _decide(
    record: Record,
    table: Table,
    rows: Rows,
    model: Model,
    frequencies: Frequencies,
    policy: Policy,
    labels: Mapping[str, Text] | None,
) -> Verdict:
    if not len(rows):
        return judge(record, (), policy)
    alone = Table([record], model.fields)
    zeros = np.zeros(len(rows), dtype=np.int64)
    levels = compare(alone, zeros, table, rows, model.fields)
    bits = contributions(model, levels, frequencies, alone, zeros, table, rows)
    chances = _shared_chances(bits.sum(axis=1), model.prior)
    own, trusted = exact_identifiers(record), trusted_identifiers(record)
    candidates = []
    for place in _places_shown(trusted, table, rows, chances):
        person = table.records[rows[place]]
        theirs = exact_identifiers(person)
        candidates.append(
            Candidate(
                person,
                float(chances[place]),
                float(bits[place].sum()),
                explain(model.fields, levels[place].tolist(), bits[place].tolist(), record, person, labels),
                tuple(kind for kind, value in trusted.items() if theirs.get(kind) == value),
                tuple(list_conflicts(own, theirs)),
            )
        )
    return judge(record, tuple(candidates), policy)


def _places_shown(trusted: Mapping[str, str], table: Table, rows: Rows, chances: Floats) -> list[int]:
    """The likeliest, and all who share an identifier, however little alike."""
    order = sorted(range(len(rows)), key=lambda place: (-chances[place], rows[place]))
    named = [
        place
        for place in (order[MOST_SHOWN:] if trusted else ())
        if any(exact_identifiers(table.records[rows[place]]).get(kind) == value for kind, value in trusted.items())
    ]
    return [*order[:MOST_SHOWN], *named]


def _shared_chances(scores: Floats, prior: float) -> Floats:
    """The record is of one candidate at most: each one's odds are set against all the others' and against nobody's."""
    odds = np.exp2(np.clip(scores + np.log2(prior / (1 - prior)), -60.0, 60.0))
    return np.asarray(odds / (1.0 + odds.sum()), dtype=np.float64)
