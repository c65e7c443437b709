"""Many rows at once, through PostgreSQL's COPY: several times faster than INSERT beyond a few thousand rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql


def copy_rows(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of ``model``, one value a field in the order of ``fields`` (their attnames, such as ``room_id``).

    Fields left out take the database's default, so name every field that has none. Values are given as psycopg takes
    them: a JSON column wants text. Raises Django's IntegrityError as an INSERT would.
    """
    columns = {field.attname: str(field.column) for field in model._meta.concrete_fields}
    names = sql.SQL(", ").join([sql.Identifier(columns[name]) for name in fields])
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(model._meta.db_table), names)
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
