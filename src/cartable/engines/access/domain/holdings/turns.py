"""One computation of rights at a time, and how the database is to run it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

LOCK = 4_301_966
"""Any number that no one else takes (the migrations have another)."""


@contextmanager
def turn() -> Iterator[None]:
    """A transaction in which nobody else computes rights.

    Two people who gain the last seat of a pool at once must be told apart, and so must two changes of one person.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            # Compiling these long statements takes longer than running them.
            cursor.execute("SET LOCAL jit = off")
        yield
