"""What a request left in the database."""

from __future__ import annotations

from django.db import connection

FLEETING = ("django_session", "kernel_cache", "django_migrations")
"""Sessions and the counters of limits: they say nothing of the campus."""


def count_rows() -> dict[str, int]:
    """How many rows each table holds; history is counted too, so a changed row shows as well as a new one."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name not in FLEETING]
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables))  # noqa: S608
        return dict(cursor.fetchall())


def differences(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """Rows more or less, by table; empty when nothing was written."""
    return {name: after[name] - number for name, number in before.items() if after[name] != number}
