"""What a request left in the database."""

from __future__ import annotations

from functools import cache

from django.db import connection

FLEETING = ("django_session", "kernel_cache", "django_migrations")
"""Sessions and the counters of limits: they say nothing of the campus."""


@cache
def table_names() -> tuple[str, ...]:
    """Every table of the product and of what it stands on."""
    return tuple(sorted(set(connection.introspection.table_names()) - set(FLEETING)))


def attempts() -> int:
    """How many rows this transaction tried to insert, change or delete so far, those undone included.

    Asked twice with the same answer: nothing was written in between, and nothing is left to count table by table.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables WHERE relname <> ALL(%s)",
            [list(FLEETING)],
        )
        return int(cursor.fetchone()[0])


def count_rows() -> dict[str, int]:
    """How many rows each table holds; history is counted too, so a changed row shows as well as a new one."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in table_names()))  # noqa: S608
        return dict(cursor.fetchall())


def differences(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """Rows more or less, by table; empty when nothing was written."""
    return {name: after[name] - number for name, number in before.items() if after[name] != number}
