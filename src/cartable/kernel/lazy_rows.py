"""Rows of a query turned into something else, but only those of the page that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

T = TypeVar("T")


class LazyRows(Generic[T]):
    """As long as its query has rows; a slice reads the rows of that slice and tells them together.

    For lists of the programming interface whose lines take more than their own row, as a paginator asks them.
    ``count`` says how many there are where that is quicker than counting the query.
    """

    def __init__(
        self, rows: QuerySet[Any], tell: Callable[[list[Any]], list[T]], *, count: Callable[[], int] | None = None
    ) -> None:
        self._rows = rows
        self._tell = tell
        self._count = count or rows.count

    def __len__(self) -> int:
        return self._count()

    def __getitem__(self, wanted: slice) -> list[T]:
        return self._tell(list(self._rows[wanted]))

    def __iter__(self) -> Iterator[T]:
        return iter(self._tell(list(self._rows)))
