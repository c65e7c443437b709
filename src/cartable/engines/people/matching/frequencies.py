"""How common each value is: agreeing on a rare family name says more than agreeing on Martin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cartable.engines.people.matching.fields import Field
from cartable.engines.people.matching.tables import EMPTY, Column, Rows, Table

Floats = NDArray[np.float64]
PSEUDO_COUNT = 200.0
"""People that the average counts for: a value seen once among few people isn't yet known to be rare."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Counts of values by field over ``size`` people."""

    size: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, tables: Sequence[Table], fields: Sequence[Field]) -> Frequencies:
        """Counted over the tables; usage names count as family names."""
        counts: dict[str, dict[str, int]] = {}
        for each in fields:
            held: dict[str, int] = {}
            for table in tables:
                columns = [table.columns[each.name], *([table.usage] if each.kind == "family" else [])]
                for column in columns:
                    for value, count in zip(column.values, column.counts(), strict=True):
                        held[value] = held.get(value, 0) + int(count)
            held.pop("", None)
            counts[each.name] = held
        return cls(sum(len(table) for table in tables), counts)

    def rarities(
        self, field: Field, average: float, left: Table, left_rows: Rows, right: Table, right_rows: Rows
    ) -> Floats:
        """Bits to add to the weight of an agreement of each pair: positive when the commoner of its two values is rare.

        ``average`` is the probability that two people taken at random agree on the field.
        """
        one = self._bits(field, average, left.columns[field.name])[left.columns[field.name].ids[left_rows]]
        other = self._bits(field, average, right.columns[field.name])[right.columns[field.name].ids[right_rows]]
        return np.minimum(one, other)

    def _bits(self, field: Field, average: float, column: Column) -> Floats:
        """The bits of each value of a column, computed once for it: a register's column is asked for at each record."""
        key = (id(self), field.name, average)
        if key not in column.kept:
            column.kept[key] = (self, self._compute(field, average, column))  # held, so that its id stays its own
        bits: Floats = column.kept[key][1]
        return bits

    def _compute(self, field: Field, average: float, column: Column) -> Floats:
        held = self.counts.get(field.name, {})
        counts = np.fromiter((held.get(value, 0) for value in column.values), dtype=np.float64)
        # The person compared holds the value too: what matters is how many others do.
        shares = (np.maximum(counts - 1, 0.0) + PSEUDO_COUNT * average) / (self.size + PSEUDO_COUNT)
        bits = np.log2(average / shares)
        bits[EMPTY] = 0.0
        return np.asarray(bits, dtype=np.float64)
