"""Rights that depend on more than their own cause: seats of pools, zones, incompatible services; and all grants.

What is wanted stands in a temporary table of the connection, is settled there, then written by the same statement as
other rights. Order: without a clearance no right; then of two incompatible rights the later one gives way; then the
seats of each pool are handed out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import connection

from cartable.engines.access.domain.holdings.conflicts import settle_conflicts
from cartable.engines.access.domain.holdings.members import Members
from cartable.engines.access.domain.holdings.statements import (
    BASE,
    BEFORE,
    GUARD_ALONE,
    NOTHING_BLOCKED,
    refresh_statement,
    rule_guard,
    rule_scope,
)
from cartable.engines.access.domain.holdings.telling import Told, run

TABLE = """
CREATE TEMPORARY TABLE IF NOT EXISTS access_wanted (
  cause bigint, rule_id bigint, grant_id bigint, person_id bigint, service_id bigint, level_id bigint, quota integer,
  pool_id bigint, door_group_id bigint, state varchar(20), since date, left_on date, until date, before_id bigint,
  is_fixed boolean NOT NULL DEFAULT false, is_gone boolean NOT NULL DEFAULT false
)
"""
INTO = """
INSERT INTO access_wanted (cause, rule_id, grant_id, person_id, service_id, level_id, quota, pool_id, door_group_id,
  state, since, left_on, until, before_id{more})
"""
#: Rules whose holdings depend on others'.
CONTESTED_RULES = """
SELECT r.id FROM access_entitlementrule r JOIN access_service s ON s.id = r.service_id
LEFT JOIN access_doorgroup g ON g.id = r.door_group_id
WHERE r.pool_id IS NOT NULL OR s.zone_id IS NOT NULL OR g.zone_id IS NOT NULL
  OR EXISTS (SELECT 1 FROM access_incompatibility i WHERE r.service_id IN (i.first_id, i.second_id))
"""
GRANTS = """
SELECT -g.id AS cause, NULL::bigint AS rule_id, g.id AS grant_id, g.person_id, g.service_id, g.level_id, g.quota,
  g.pool_id, g.door_group_id, 'held' AS state, coalesce(b.since, %(on)s) AS since, NULL::date AS left_on,
  g.valid_until AS until, b.id AS before_id
FROM access_grant g JOIN people_person p ON p.id = g.person_id AND p.merged_into_id IS NULL
LEFT JOIN before b ON b.grant_id = g.id
WHERE g.state IN ('granted', 'ended') AND g.valid_from <= %(on)s AND g.valid_until > %(on)s
"""
#: What others hold or wait for, as it was last computed: it counts when seats are handed out.
AS_THEY_STAND = """
SELECT coalesce(n.rule_id, -n.grant_id), n.rule_id, n.grant_id, n.person_id, n.service_id, n.level_id, n.quota,
  n.pool_id, n.door_group_id, CASE WHEN n.left_on IS NULL THEN 'held' ELSE 'grace' END, n.since, n.left_on,
  n.valid_until, CASE WHEN n.valid_from < %(on)s THEN n.id ELSE (
    SELECT b.id FROM access_holding b WHERE b.person_id = n.person_id AND b.valid_until = %(on)s
      AND coalesce(b.rule_id, -b.grant_id) = coalesce(n.rule_id, -n.grant_id) AND b.valid_from < %(on)s
  ) END, {is_fixed}
FROM access_holding n
WHERE n.valid_from <= %(on)s AND (n.valid_until IS NULL OR n.valid_until > %(on)s) AND ({which})
  AND NOT EXISTS (
    SELECT 1 FROM access_wanted w WHERE w.cause = coalesce(n.rule_id, -n.grant_id) AND w.person_id = n.person_id
  )
"""
CONCERNS = """
SELECT EXISTS (
  SELECT 1 FROM access_holding h
  WHERE h.person_id = ANY(%(people)s) AND (h.valid_until IS NULL OR h.valid_until >= %(on)s)
    AND (h.grant_id IS NOT NULL OR h.pool_id IS NOT NULL OR h.rule_id = ANY(%(rules)s))
) OR EXISTS (
  SELECT 1 FROM access_grant g WHERE g.person_id = ANY(%(people)s) AND g.state IN ('granted', 'ended')
    AND g.valid_from <= %(on)s AND g.valid_until > %(on)s
)
"""
WITHOUT_CLEARANCE = """
UPDATE access_wanted w SET state = 'not_cleared', is_fixed = false FROM access_service s
WHERE s.id = w.service_id AND EXISTS (
  SELECT 1 FROM (
    SELECT s.zone_id UNION ALL SELECT g.zone_id FROM access_doorgroup g WHERE g.id = w.door_group_id
  ) z WHERE z.zone_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM access_clearance c WHERE c.zone_id = z.zone_id AND c.person_id = w.person_id
      AND c.state = 'granted' AND c.valid_from <= %(on)s AND c.valid_until > %(on)s
  )
)
"""
#: One seat a person, whatever the number of causes. Whoever sat there yesterday, or sits there now, comes first; then,
#: where the pool says so, whoever was chosen by name; then who came first.
WITHOUT_SEAT = """
WITH ranked AS (
  SELECT w.pool_id, w.person_id, row_number() OVER (
    PARTITION BY w.pool_id ORDER BY bool_or(coalesce(h.id, t.id) IS NOT NULL) DESC,
      (bool_or(w.grant_id IS NOT NULL) AND min(q.serves_first) = 'named') DESC, min(w.since),
      min(g.decided_at) NULLS FIRST, w.person_id
  ) AS place
  FROM access_wanted w JOIN access_pool q ON q.id = w.pool_id LEFT JOIN access_grant g ON g.id = w.grant_id
  LEFT JOIN access_holding h ON h.id = w.before_id AND h.pool_id = w.pool_id AND h.state IN ('held', 'grace')
  LEFT JOIN access_holding t ON t.person_id = w.person_id AND t.pool_id = w.pool_id AND t.valid_from = %(on)s
    AND t.state IN ('held', 'grace') AND coalesce(t.rule_id, -t.grant_id) = w.cause
  WHERE w.pool_id IS NOT NULL AND w.state IN ('held', 'grace')
  GROUP BY w.pool_id, w.person_id
)
UPDATE access_wanted w SET state = 'waiting' FROM ranked r JOIN access_pool p ON p.id = r.pool_id
WHERE w.pool_id = r.pool_id AND w.person_id = r.person_id AND r.place > p.size AND w.state IN ('held', 'grace')
"""
CONCERNED_POOLS = """
SELECT pool_id FROM access_wanted WHERE pool_id IS NOT NULL
UNION
SELECT h.pool_id FROM access_holding h WHERE h.person_id = ANY(%(people)s) AND h.pool_id IS NOT NULL
  AND (h.valid_until IS NULL OR h.valid_until >= %(on)s)
"""
#: The rows that the last statement may change: of what was computed afresh, and of what was settled with it.
WRITTEN = """
h.id IN (
  SELECT n.id FROM access_wanted w JOIN access_holding n
    ON n.person_id = w.person_id AND coalesce(n.rule_id, -n.grant_id) = w.cause
  UNION SELECT n.id FROM access_holding n WHERE n.rule_id = ANY(%(rules)s){people}
  {grants}
)
"""
GRANTED = "UNION SELECT n.id FROM access_holding n WHERE n.grant_id IS NOT NULL{people}"
THEIRS = " AND n.person_id = ANY(%(people)s)"
SETTLED = """
SELECT cause, rule_id, grant_id, person_id, service_id, level_id, quota, pool_id, door_group_id, state, since, left_on,
  until, before_id
FROM access_wanted WHERE NOT is_gone
"""


def contested_rules() -> set[int]:
    """The rules whose holdings are settled together with others'."""
    with connection.cursor() as cursor:
        cursor.execute(CONTESTED_RULES)
        return {row[0] for row in cursor.fetchall()}


def concerns(people: Collection[int], rules: Collection[int], on: date) -> bool:
    """Whether any of these people has, or is to have, a right that is settled with others'. One query."""
    with connection.cursor() as cursor:
        cursor.execute(CONCERNS, {"people": list(people), "rules": list(rules), "on": on})
        row: tuple[bool] = cursor.fetchone()
    return row[0]


class Contest:
    """One settlement, for a day: of some people only when ``people`` is given, otherwise of everyone."""

    def __init__(self, *, on: date, people: Collection[int] | None = None, confirmed: bool = False) -> None:
        self.narrowed = people is not None
        self.rules: list[int] = []
        self.with_grants = False
        self.given: dict[str, Any] = {"on": on, "people": list(people or ()), "confirmed": confirmed}
        self.told = Told()
        self._do(TABLE)
        self._do("TRUNCATE access_wanted")

    def want_rules(self, rules: Sequence[int], members: Members) -> None:
        """Compute rules afresh; one that would take a service from too many stays as it stands."""
        if not rules:
            return
        scope = rule_scope(narrowed=self.narrowed)
        more = {"rules": list(rules), **members.params}
        select = f"WITH {BEFORE.format(scope=scope)} {BASE.format(meeting=members.sql)}"
        self._do(INTO.format(more="") + select, **more)
        held_back = self._guard(scope, more)
        self.rules += [rule for rule in rules if rule not in held_back.blocked]
        self.told.join(held_back)

    def want_grants(self) -> None:
        """Compute afresh the decisions by name."""
        self.with_grants = True
        theirs = " AND g.person_id = ANY(%(people)s)" if self.narrowed else ""
        scope = "h.grant_id IS NOT NULL" + (" AND h.person_id = ANY(%(people)s)" if self.narrowed else "")
        self._do(f"{INTO.format(more='')} WITH {BEFORE.format(scope=scope)} {GRANTS}{theirs}")

    def take_in_others(self, rules: Collection[int]) -> None:
        """Settle with all that the others of these rules, and the grants, give at present."""
        others = [rule for rule in rules if rule not in self.rules]
        which = "n.rule_id = ANY(%(others)s)" + ("" if self.with_grants else " OR n.grant_id IS NOT NULL")
        self._take_in(which, "false", others=others)

    def take_in_pools(self, pools: Collection[int] = ()) -> None:
        """Settle with those who share a pool with the people concerned, or hold or wait in one of ``pools``."""
        with connection.cursor() as cursor:
            cursor.execute(CONCERNED_POOLS, self.given)
            concerned = {*pools, *(row[0] for row in cursor.fetchall())}
        if concerned:
            theirs = THEIRS if self.narrowed else ""
            afresh = f"(n.rule_id = ANY(%(rules)s){theirs}" + (
                f" OR n.grant_id IS NOT NULL{theirs})" if self.with_grants else ")"
            )
            which = f"n.pool_id = ANY(%(pools)s) AND NOT coalesce({afresh}, false)"
            self._take_in(which, "n.state = 'conflicting'", pools=list(concerned), rules=self.rules)

    def settle(self) -> None:
        """Zones, then incompatibilities, then seats."""
        self._do("UPDATE access_wanted SET state = 'conflicting' WHERE is_fixed")
        self._do(WITHOUT_CLEARANCE)
        settle_conflicts()
        self._do(WITHOUT_SEAT)
        # A seat that is taken from somebody who no longer meets the rule isn't waited for.
        self._do("UPDATE access_wanted SET is_gone = true WHERE state = 'waiting' AND left_on IS NOT NULL")

    def write(self) -> Told:
        """Bring the table to what was settled."""
        people = THEIRS if self.narrowed else ""
        grants = GRANTED.format(people=people) if self.with_grants else ""
        statement = refresh_statement(
            scope=WRITTEN.format(people=people, grants=grants), wanted=SETTLED, guard=NOTHING_BLOCKED
        )
        written = run(statement, {**self.given, "rules": self.rules})
        written.join(self.told)
        return written

    def _guard(self, scope: str, more: dict[str, Any]) -> Told:
        wanted = "SELECT * FROM access_wanted WHERE rule_id = ANY(%(rules)s)"
        guard = GUARD_ALONE.format(
            before=BEFORE.format(scope=scope), wanted=wanted, guard=rule_guard(narrowed=self.narrowed)
        )
        told = run(guard, {**self.given, **more})
        if told.blocked:
            blocked = list(told.blocked)
            self._do("DELETE FROM access_wanted WHERE rule_id = ANY(%(blocked)s)", blocked=blocked)
            self._take_in("n.rule_id = ANY(%(blocked)s)" + (THEIRS if self.narrowed else ""), "false", blocked=blocked)
        return told

    def _take_in(self, which: str, is_fixed: str, **more: Any) -> None:
        self._do(INTO.format(more=", is_fixed") + AS_THEY_STAND.format(which=which, is_fixed=is_fixed), **more)

    def _do(self, sql: str, **more: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, {**self.given, **more})
