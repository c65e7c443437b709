"""How often services are opened from the portal: a number a day, and nobody's name."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection

from cartable.engines.access.models import Service, ServiceUse
from cartable.kernel.audit import insert_many

COUNT = """
INSERT INTO access_serviceuse AS kept (service_id, day, count) VALUES (%s, %s, 1)
ON CONFLICT (service_id, day) DO UPDATE SET count = kept.count + 1
"""


def count_use(*, service: Service, on: date) -> None:
    """One more on this day. Two at once are both counted."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [service.pk, on])


def record_uses(*, service: Service, since: date, counts: list[int]) -> None:
    """Take over the numbers of a former portal, a day after the other from ``since``; days counted here already stay.

    Raises ValueError for a negative number.
    """
    if any(count < 0 for count in counts):
        raise ValueError("a service isn't opened a negative number of times")
    rows = [
        ServiceUse(service=service, day=since + timedelta(days=place), count=count)
        for place, count in enumerate(counts)
        if count
    ]
    insert_many(ServiceUse, rows, ignore_conflicts=True)
