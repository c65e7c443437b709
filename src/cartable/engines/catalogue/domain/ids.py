"""Row ids taken ahead of the rows, so that a whole tree is inserted in one statement a table."""

from __future__ import annotations

from django.db import connection, models


def take_ids(model: type[models.Model], count: int) -> list[int]:
    """``count`` fresh ids from the table's sequence, in increasing order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]
