"""Long work in bites, and quick for the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

T = TypeVar("T")


def in_batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of ``size`` items, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


@contextmanager
def checked_at_once() -> Iterator[None]:
    """A transaction whose foreign keys are checked statement by statement instead of at its end.

    The history's triggers use a subtransaction for each row, and PostgreSQL walks through all checks still waiting
    whenever one ends: a hundred thousand rows waiting to be checked would make the time grow with their square.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
