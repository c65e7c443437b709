"""Who may be the person of a record: the people filed under one of its keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from cartable.engines.people.matching.fields import Field
from cartable.engines.people.matching.keys import list_keys
from cartable.engines.people.matching.records import Record
from cartable.engines.people.matching.tables import Rows

LARGEST_DRAWER = 400
"""A key that more people share tells nobody apart: it is passed over."""
MOST_CANDIDATES = 200


class Index:
    """People filed by their keys, in memory. Rows are positions in the list given."""

    def __init__(self, records: Sequence[Record], fields: Sequence[Field]) -> None:
        self.fields = tuple(fields)
        self.drawers: dict[str, list[int]] = {}
        for row, record in enumerate(records):
            self._file(row, record)

    def _file(self, row: int, record: Record) -> None:
        for key in list_keys(record, self.fields):
            self.drawers.setdefault(key, []).append(row)

    def find(self, record: Record) -> Rows:
        """Rows that share a key with the record, those that share most first, 200 at most."""
        shared: Counter[int] = Counter()
        for key in list_keys(record, self.fields):
            drawer = self.drawers.get(key, ())
            if len(drawer) <= LARGEST_DRAWER:
                shared.update(drawer)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:MOST_CANDIDATES]
        return np.array([row for row, _ in best], dtype=np.int64)


def list_pairs(left: Index, right: Index) -> tuple[Rows, Rows]:
    """All pairs that share a key, each once. Twice the same index gives the pairs within one file."""
    width = 1 + max((row for drawer in right.drawers.values() for row in drawer), default=0)
    found = [np.empty(0, dtype=np.int64)]
    for key, rows in left.drawers.items():
        others = right.drawers.get(key)
        if others is None or len(rows) > LARGEST_DRAWER or len(others) > LARGEST_DRAWER:
            continue
        if left is right and len(rows) < 2:
            continue
        one, other = np.array(rows, dtype=np.int64), np.array(others, dtype=np.int64)
        found.append((one[:, None] * width + other).ravel())
    pairs = np.unique(np.concatenate(found))
    one, other = pairs // width, pairs % width
    if left is right:
        below = one < other
        return one[below], other[below]
    return one, other
