"""Records laid out in columns, each distinct value kept once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from cartable.engines.people.matching.fields import Field
from cartable.engines.people.matching.records import Record
from cartable.engines.people.matching.words import fold

Rows = NDArray[np.int64]
Ids = NDArray[np.int32]
EMPTY = 0


class Column:
    """One value a record: ``ids`` points into ``values``, whose first is the empty text."""

    def __init__(self, texts: Iterable[str]) -> None:
        places: dict[str, int] = {"": EMPTY}
        self.ids: Ids = np.fromiter((places.setdefault(text, len(places)) for text in texts), dtype=np.int32)
        self.values: list[str] = list(places)
        self.kept: dict[tuple[int, str, float], tuple[object, NDArray[np.float64]]] = {}

    def counts(self) -> NDArray[np.int64]:
        """How many records hold each value."""
        return np.bincount(self.ids, minlength=len(self.values))


class Table:
    """The columns of some records. ``usage`` holds the usage names beside the official ones."""

    def __init__(self, records: Sequence[Record], fields: Sequence[Field]) -> None:
        self.records = list(records)
        self.columns = {field.name: Column(value_of(record, field) for record in records) for field in fields}
        self.usage = Column(fold(record.usage_name) for record in records)

    def __len__(self) -> int:
        return len(self.records)


READERS: dict[str, Callable[[Record], str]] = {
    "family": lambda record: fold(record.family_name),
    "given": lambda record: fold(record.given_name),
    "birth": lambda record: record.birth,
    "mail": lambda record: record.address,
}


def value_of(record: Record, field: Field) -> str:
    """The value of a field as it is compared; empty when missing."""
    reader = READERS.get(field.kind)
    return reader(record) if reader else fold(record.extras.get(field.name, ""))
