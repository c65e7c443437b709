"""Separation of duties: of two rights that one person may not hold together, the later gives way."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db import connection

#: An incompatibility that names a level is with that level and those above it.
OPPOSED = """
WITH known AS (
  SELECT w.*, l.rank, g.decided_at,
    EXISTS (SELECT 1 FROM access_holding b WHERE b.id = w.before_id AND b.state IN ('held', 'grace')) AS was_open
  FROM access_wanted w LEFT JOIN access_servicelevel l ON l.id = w.level_id
  LEFT JOIN access_grant g ON g.id = w.grant_id
  WHERE NOT w.is_fixed AND w.state <> 'not_cleared' AND w.service_id IN (
    SELECT first_id FROM access_incompatibility UNION SELECT second_id FROM access_incompatibility)
)
SELECT DISTINCT a.person_id, a.cause, a.was_open, a.since, a.decided_at, b.cause, b.was_open, b.since, b.decided_at
FROM access_incompatibility i
LEFT JOIN access_servicelevel fl ON fl.id = i.first_level_id
LEFT JOIN access_servicelevel sl ON sl.id = i.second_level_id
JOIN known a ON a.service_id = i.first_id AND (fl.id IS NULL OR a.rank >= fl.rank)
JOIN known b ON b.service_id = i.second_id AND (sl.id IS NULL OR b.rank >= sl.rank)
  AND b.person_id = a.person_id AND b.cause <> a.cause
"""
GIVE_WAY = """
UPDATE access_wanted w SET state = 'conflicting'
FROM unnest(%(causes)s::bigint[], %(people)s::bigint[]) AS c (cause, person_id)
WHERE w.cause = c.cause AND w.person_id = c.person_id
"""

Right = tuple[int, int]
"""A cause and a person."""


def settle_conflicts() -> None:
    """Mark the rights that give way. What opened a service yesterday comes before what didn't, then the earlier one.

    A right that gives way bars no other.
    """
    with connection.cursor() as cursor:
        cursor.execute(OPPOSED)
        losers = list(_losers(cursor.fetchall()))
        if losers:
            given = {"causes": [cause for cause, _ in losers], "people": [person for _, person in losers]}
            cursor.execute(GIVE_WAY, given)


def _losers(rows: list[tuple[Any, ...]]) -> list[Right]:
    opposed: defaultdict[Right, set[Right]] = defaultdict(set)
    order: dict[Right, tuple[Any, ...]] = {}
    for person, *pair in rows:
        ends = [(cause, person) for cause in (pair[0], pair[4])]
        for end, (was_open, since, decided_at) in zip(ends, (pair[1:4], pair[5:8]), strict=True):
            order[end] = (not was_open, since or date.min, decided_at.isoformat() if decided_at else "", end)
        opposed[ends[0]].add(ends[1])
        opposed[ends[1]].add(ends[0])
    kept: set[Right] = set()
    for right in sorted(opposed, key=order.__getitem__):
        if not opposed[right] & kept:
            kept.add(right)
    return sorted(set(opposed) - kept)
