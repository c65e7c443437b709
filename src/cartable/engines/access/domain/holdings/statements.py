"""The SQL by which holdings are brought to what they should be on a day, whole populations at a time.

Everything is told from two pictures: ``before``, the rows in force the day before (what the day began with), and
``wanted``, what should be in force from today on. Rows begun today are today's draft: they are changed or dropped. So
the result of a day doesn't depend on how many changes it saw nor in which order, and no period is ever empty.
A ``cause`` is the number of a rule, or that of a grant with a minus sign.
"""

from __future__ import annotations

COLUMNS = "rule_id, grant_id, person_id, service_id, level_id, quota, pool_id, door_group_id, state, since, left_on"
"""What a holding says, besides its period."""

IN_SCOPE = "h.rule_id = ANY(%(rules)s){people}"
"""Rows of some rules; ``people`` is empty, or narrows to some people."""
THESE_PEOPLE = " AND h.person_id = ANY(%(people)s)"

BEFORE = """
before AS MATERIALIZED (
  SELECT coalesce(h.rule_id, -h.grant_id) AS cause, h.* FROM access_holding h
  WHERE ({scope}) AND h.valid_from < %(on)s AND (h.valid_until IS NULL OR h.valid_until >= %(on)s)
)"""
"""``scope`` says which rows of holdings are looked at."""
PICTURES = (
    BEFORE  # noqa: S608 (names of scopes only)
    + """,
today AS MATERIALIZED (
  SELECT coalesce(h.rule_id, -h.grant_id) AS cause, h.* FROM access_holding h
  WHERE ({scope}) AND h.valid_from = %(on)s
)"""
)

#: Who meets a rule holds it; who no longer does keeps it for the days of grace, unless it didn't open anything.
BASE = """
SELECT cause, r.id AS rule_id, NULL::bigint AS grant_id, person_id,
  r.service_id, r.level_id, r.quota, r.pool_id, r.door_group_id,
  CASE WHEN m.rule_id IS NULL THEN 'grace' ELSE 'held' END AS state,
  coalesce(b.since, %(on)s) AS since,
  CASE WHEN m.rule_id IS NULL THEN coalesce(b.left_on, %(on)s) END AS left_on,
  CASE WHEN m.rule_id IS NULL THEN coalesce(b.left_on, %(on)s) + r.grace_days END AS until,
  b.id AS before_id
FROM (SELECT m.rule_id AS cause, m.rule_id, m.person_id FROM ({meeting}) m WHERE m.rule_id = ANY(%(rules)s)) m
FULL JOIN before b USING (cause, person_id)
JOIN access_entitlementrule r ON r.id = cause
WHERE m.rule_id IS NOT NULL OR (
  coalesce(b.left_on, %(on)s) + r.grace_days > %(on)s AND (b.left_on IS NOT NULL OR b.state IN ('held', 'grace'))
  AND NOT EXISTS (SELECT 1 FROM people_person p WHERE p.id = b.person_id AND p.merged_into_id IS NOT NULL)
)"""

#: Whether the row in force before goes on as it is.
STAYS = """
wanted AS MATERIALIZED (
  SELECT w.*, coalesce(
    w.state = b.state AND w.service_id = b.service_id AND w.level_id IS NOT DISTINCT FROM b.level_id
    AND w.quota IS NOT DISTINCT FROM b.quota AND w.pool_id IS NOT DISTINCT FROM b.pool_id
    AND w.door_group_id IS NOT DISTINCT FROM b.door_group_id AND w.left_on IS NOT DISTINCT FROM b.left_on, false
  ) AS stays
  FROM ({wanted}) w LEFT JOIN before b ON b.id = w.before_id
)"""

#: Rules that would take a service from too many in one day: those of this computation and those who left before it.
GUARD = """
leaving AS (
  SELECT b.rule_id, count(*) AS leaving FROM before b LEFT JOIN wanted w USING (cause, person_id)
  WHERE b.rule_id IS NOT NULL AND b.left_on IS NULL AND b.state IN ('held', 'grace')
    AND (w.person_id IS NULL OR w.left_on IS NOT NULL)
  GROUP BY b.rule_id
),
counted AS (
  SELECT l.rule_id, l.leaving + {left_already} AS leaving FROM leaving l
),
blocked AS MATERIALIZED (
  SELECT c.rule_id, c.leaving FROM counted c
  WHERE NOT %(confirmed)s AND c.leaving > %(many_people)s AND c.leaving * 100 > %(many_percent)s * (
    SELECT count(*) FROM access_holding h WHERE h.rule_id = c.rule_id AND h.valid_from < %(on)s
      AND (h.valid_until IS NULL OR h.valid_until >= %(on)s) AND h.left_on IS NULL AND h.state IN ('held', 'grace')
  )
)"""
LEFT_ALREADY = """(
  SELECT count(*) FROM access_holding h WHERE h.rule_id = l.rule_id AND h.valid_until = %(on)s AND h.left_on IS NULL
    AND h.state IN ('held', 'grace') AND NOT h.person_id = ANY(%(people)s) AND NOT EXISTS (
      SELECT 1 FROM access_holding t WHERE t.rule_id = h.rule_id AND t.person_id = h.person_id
        AND t.valid_from = %(on)s AND t.left_on IS NULL))"""

#: Each write waits for the one above it, so that a row ends before another begins.
WRITES = """
dropped AS (
  DELETE FROM access_holding h USING today t LEFT JOIN wanted w USING (cause, person_id)
  WHERE h.id = t.id AND (w.person_id IS NULL OR w.stays)
    AND NOT EXISTS (SELECT 1 FROM blocked k WHERE k.rule_id = t.rule_id)
  RETURNING t.cause, t.person_id
),
ended AS (
  UPDATE access_holding h SET valid_until = CASE WHEN w.stays THEN w.until ELSE %(on)s END
  FROM before b LEFT JOIN wanted w USING (cause, person_id)
  WHERE h.id = b.id AND b.valid_until IS DISTINCT FROM (CASE WHEN w.stays THEN w.until ELSE %(on)s END)
    AND NOT EXISTS (SELECT 1 FROM blocked k WHERE k.rule_id = b.rule_id) AND (SELECT count(*) FROM dropped) >= 0
  RETURNING b.cause, b.person_id
),
changed AS (
  UPDATE access_holding h
  SET service_id = w.service_id, level_id = w.level_id, quota = w.quota, pool_id = w.pool_id,
    door_group_id = w.door_group_id, state = w.state, since = w.since, left_on = w.left_on, valid_until = w.until
  FROM today t JOIN wanted w USING (cause, person_id)
  WHERE h.id = t.id AND NOT w.stays AND (SELECT count(*) FROM ended) >= 0
    AND (t.service_id, t.level_id, t.quota, t.pool_id, t.door_group_id, t.state, t.since, t.left_on, t.valid_until)
      IS DISTINCT FROM
      (w.service_id, w.level_id, w.quota, w.pool_id, w.door_group_id, w.state, w.since, w.left_on, w.until)
    AND NOT EXISTS (SELECT 1 FROM blocked k WHERE k.rule_id = t.rule_id)
  RETURNING t.cause, t.person_id
),
added AS (
  INSERT INTO access_holding (valid_from, valid_until, rule_id, grant_id, person_id, service_id, level_id, quota,
    pool_id, door_group_id, state, since, left_on)
  SELECT %(on)s, w.until, w.rule_id, w.grant_id, w.person_id, w.service_id, w.level_id, w.quota, w.pool_id,
    w.door_group_id, w.state, w.since, w.left_on
  FROM wanted w LEFT JOIN today t USING (cause, person_id)
  WHERE NOT w.stays AND t.id IS NULL AND (SELECT count(*) FROM changed) >= 0
    AND NOT EXISTS (SELECT 1 FROM blocked k WHERE k.rule_id = w.rule_id)
  RETURNING coalesce(rule_id, -grant_id) AS cause, person_id
)"""

HELD_BACK = """
SELECT 'blocked', k.rule_id, NULL, k.leaving FROM blocked k
UNION ALL
SELECT 'entering', k.rule_id, NULL, (
  SELECT count(*) FROM wanted w LEFT JOIN before b USING (cause, person_id)
  WHERE w.rule_id = k.rule_id AND w.left_on IS NULL AND (b.id IS NULL OR b.left_on IS NOT NULL)
) FROM blocked k"""

#: What became of each person touched: whether the cause opened the service until now, and from now on.
TELLS = """
touched AS (
  SELECT * FROM dropped UNION SELECT * FROM ended UNION SELECT * FROM changed UNION SELECT * FROM added
),
was AS (
  SELECT cause, person_id, service_id, state FROM today
  UNION ALL
  SELECT cause, person_id, service_id, state FROM before WHERE valid_until IS NULL OR valid_until > %(on)s
),
moved AS (
  SELECT coalesce(w.service_id, o.service_id) AS service_id, t.person_id,
    CASE WHEN coalesce(w.state IN ('held', 'grace'), false) THEN
      CASE WHEN coalesce(o.state IN ('held', 'grace'), false) THEN 'changed' ELSE 'entered' END
    WHEN coalesce(o.state IN ('held', 'grace'), false) THEN 'left' ELSE 'changed' END AS how
  FROM touched t LEFT JOIN was o USING (cause, person_id) LEFT JOIN wanted w USING (cause, person_id)
)
SELECT m.how, m.service_id AS number, array_agg(p.uuid::text ORDER BY p.id) AS people, count(*) AS count
FROM moved m JOIN people_person p ON p.id = m.person_id GROUP BY m.how, m.service_id
UNION ALL
{held_back}
UNION ALL
SELECT 'members', w.rule_id, NULL, count(*) FROM wanted w
WHERE w.rule_id IS NOT NULL AND w.left_on IS NULL GROUP BY w.rule_id
"""

GUARD_ALONE = "WITH {before}, wanted AS MATERIALIZED ({wanted}), {guard}" + HELD_BACK.replace(
    "SELECT 'blocked', k.rule_id, NULL,", "SELECT 'blocked', k.rule_id, NULL::text[],"
)

NOTHING_BLOCKED = "blocked AS (SELECT NULL::bigint AS rule_id, 0::bigint AS leaving WHERE false)"


def refresh_statement(*, scope: str, wanted: str, guard: str) -> str:
    """The whole statement: the pictures, what is wanted, what is refused, the writes, and what they did."""
    return "WITH " + ",".join(
        (PICTURES.format(scope=scope), STAYS.format(wanted=wanted), guard, WRITES, TELLS.format(held_back=HELD_BACK))
    )


def rule_scope(*, narrowed: bool) -> str:
    """The rows of ``%(rules)s``, of ``%(people)s`` only when ``narrowed``."""
    return IN_SCOPE.format(people=THESE_PEOPLE if narrowed else "")


def rule_guard(*, narrowed: bool) -> str:
    """The guard of rules: people out of a narrow scope who left earlier in the day count too."""
    return GUARD.format(left_already=LEFT_ALREADY if narrowed else "0")
