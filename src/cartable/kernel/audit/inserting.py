"""Many new rows of a model that keeps its history."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from django.db import connection, models, transaction

M = TypeVar("M", bound=models.Model)


def insert_many(
    model: type[M], rows: Iterable[M], *, batch_size: int = 2000, ignore_conflicts: bool = False
) -> list[M]:
    """Insert rows in batches, all or none, the foreign keys of a batch checked before the next is written.

    The history's triggers use a subtransaction for each row, and PostgreSQL walks through all the checks still waiting
    whenever one ends: left for the end of the transaction, those of a hundred thousand rows would make the time grow
    with their square. A row may refer to one of its own batch or of an earlier one. Raises IntegrityError.
    """
    iterator = iter(rows)
    written: list[M] = []
    with transaction.atomic(savepoint=False):
        while batch := list(islice(iterator, batch_size)):
            if written:
                connection.check_constraints()
            written += model._default_manager.bulk_create(batch, ignore_conflicts=ignore_conflicts)
    return written
