"""One at a time, across all processes and machines: locks that PostgreSQL releases with the transaction."""

from __future__ import annotations

import zlib

from django.db import connection

SPACE = 0x7474  # keeps these locks apart from other users of PostgreSQL's advisory locks


def try_lock(name: str) -> bool:
    """Take the lock until the end of the transaction if it is free; False when someone else holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [SPACE, _number(name)])
        row = cursor.fetchone()
    return bool(row and row[0])


def wait_for_lock(name: str) -> None:
    """Take the lock until the end of the transaction, waiting for whoever holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SPACE, _number(name)])


def _number(name: str) -> int:
    """The name as a signed 32-bit number."""
    return zlib.crc32(name.encode()) - (1 << 31)
