"""Comparison vectors: for each pair of records, the level of agreement of each field."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cartable.engines.people.matching.fields import Field, Level, list_swaps
from cartable.engines.people.matching.measures import MEASURES, Levels, Measure
from cartable.engines.people.matching.tables import EMPTY, Column, Rows, Table

Matrix = NDArray[np.int8]


def compare(left: Table, left_rows: Rows, right: Table, right_rows: Rows, fields: Sequence[Field]) -> Matrix:
    """The levels of each pair (``left_rows[n]``, ``right_rows[n]``): one line a pair, one column a field."""
    levels = np.full((len(left_rows), len(fields)), int(Level.MISSING), dtype=np.int8)
    for place, field in enumerate(fields):
        one, other = left.columns[field.name], right.columns[field.name]
        levels[:, place] = _measure(one, left_rows, other, right_rows, MEASURES[field.kind])
        if field.kind == "family":
            _look_at_usage_names(levels[:, place], left, left_rows, right, right_rows, field)
    for first, second in list_swaps(fields):
        _look_for_swaps(levels, (first, second), left, left_rows, right, right_rows, fields)
    return levels


def _measure(one: Column, left_rows: Rows, other: Column, right_rows: Rows, measure: Measure) -> Levels:
    """Each distinct pair of values is measured once, however many pairs of records hold it."""
    left_ids, right_ids = one.ids[left_rows].astype(np.int64), other.ids[right_rows].astype(np.int64)
    levels = np.full(len(left_rows), int(Level.MISSING), dtype=np.int8)
    present = np.flatnonzero((left_ids != EMPTY) & (right_ids != EMPTY))
    if not len(present):
        return levels
    width = len(other.values)
    pairs, back = np.unique(left_ids[present] * width + right_ids[present], return_inverse=True)
    left_values = [one.values[place] for place in pairs // width]
    right_values = [other.values[place] for place in pairs % width]
    levels[present] = measure(left_values, right_values)[back]
    return levels


def _look_at_usage_names(
    levels: Levels, left: Table, left_rows: Rows, right: Table, right_rows: Rows, field: Field
) -> None:
    """A family name agrees as well as the best pair of an official or usage name of each side."""
    official = left.columns[field.name], right.columns[field.name]
    for one, other in ((left.usage, official[1]), (official[0], right.usage), (left.usage, right.usage)):
        rows = np.flatnonzero((one.ids[left_rows] != EMPTY) & (other.ids[right_rows] != EMPTY))
        if len(rows):
            found = _measure(one, left_rows[rows], other, right_rows[rows], MEASURES[field.kind])
            levels[rows] = np.minimum(levels[rows], found)


def _look_for_swaps(
    levels: Matrix,
    places: tuple[int, int],
    left: Table,
    left_rows: Rows,
    right: Table,
    right_rows: Rows,
    fields: Sequence[Field],
) -> None:
    """Mark fields SWAPPED where values agree better crosswise than straight: one at least CLOSE, none DIFFERENT."""
    first, second = places
    straight = levels[:, [first, second]].astype(np.int16)
    rows = np.flatnonzero((straight <= Level.DIFFERENT).all(axis=1) & (straight >= Level.AKIN).any(axis=1))
    if not len(rows):
        return
    one, other = fields[first], fields[second]
    measure = MEASURES[one.kind]
    down, up = np.full((2, len(rows)), int(Level.MISSING), dtype=np.int16)
    for column in _columns(left, one):
        found = _measure(column, left_rows[rows], right.columns[other.name], right_rows[rows], measure)
        down = np.minimum(down, found)
    for column in _columns(right, one):
        found = _measure(left.columns[other.name], left_rows[rows], column, right_rows[rows], measure)
        up = np.minimum(up, found)
    crossed = (np.maximum(down, up) <= Level.AKIN) & (np.minimum(down, up) <= Level.CLOSE)
    swapped = rows[crossed & (down + up < straight[rows].sum(axis=1))]
    levels[swapped, first] = levels[swapped, second] = Level.SWAPPED


def _columns(table: Table, field: Field) -> list[Column]:
    """The columns that hold values of a field: a family name may be the official or the usage one."""
    return [table.columns[field.name], *([table.usage] if field.kind == "family" else [])]
