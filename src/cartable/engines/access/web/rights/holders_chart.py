"""How many held a service at the end of each of the last months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from cartable.ui.charts import line_chart
from cartable.ui.moments import say_day, say_number

WEEKS = 26

COUNTED = """
    SELECT steps.number, count(DISTINCT held.person_id)
    FROM unnest(%s::date[]) WITH ORDINALITY AS steps(day, number)
    LEFT JOIN access_holding held ON held.service_id = %s AND held.state IN ('held', 'grace')
        AND held.valid_from <= steps.day AND (held.valid_until IS NULL OR held.valid_until > steps.day)
    GROUP BY steps.number ORDER BY steps.number
"""


def holders_by_week(service: Any, on: date, weeks: int = WEEKS) -> list[tuple[date, int]]:
    """(day, holders) of each week up to ``on``, in one query."""
    days = [on - timedelta(weeks=weeks - step) for step in range(weeks + 1)]
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [days, service.pk])
        return [(days[number - 1], count) for number, count in cursor.fetchall()]


def holders_over_time(service: Any, on: date) -> Any:
    """The curve, or None while nobody held it."""
    found = holders_by_week(service, on)
    if not any(count for _day, count in found):
        return None
    points = [(step - WEEKS, count) for step, (_day, count) in enumerate(found)]
    first, last = found[0], found[-1]
    result = _("From %(was)s on %(first)s to %(now)s today.") % {
        "was": say_number(first[1]),
        "first": say_day(first[0], "year"),
        "now": say_number(last[1]),
    }
    return line_chart(
        points, title=_("Holders over six months"), unit=_("people"), x_title=_("weeks from today"), result=result
    )
