"""Groups of classes that need more hours than their rooms are open: a pigeonhole that counting finds at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cartable_timetable.explaining.contradictions.option_tables import OptionTables
from cartable_timetable.model import Time

Grid = NDArray[np.bool_]
"""Week × day × slot."""


def list_crowded(tables: OptionTables) -> Iterator[tuple[list[str], list[str]]]:
    """For each set of rooms that some class is bound to and that is too small: the rooms, the classes bound to them."""
    sets = {name: frozenset(room for room in rooms if room) for name, rooms in tables.rooms_of.items()}
    for rooms in sorted(set(sets.values()), key=lambda item: (len(item), sorted(item))):
        names = [name for name, own in sets.items() if own and own <= rooms and tables.times[name]]
        if len(names) > 1 and _is_crowded(tables, names, sorted(rooms)):
            yield sorted(rooms), names


def _is_crowded(tables: OptionTables, names: list[str], rooms: list[str]) -> bool:
    need = sum(min(_measure(time) for time in tables.times[name]) for name in names)
    wanted = _blank(tables)
    for time in {time for name in names for time in tables.times[name]}:
        _mark(wanted, time, True)
    if need > int(wanted.sum()) * len(rooms):
        return True
    return need > sum(_count_open(tables, wanted, room) for room in rooms)


def _count_open(tables: OptionTables, wanted: Grid, room: str) -> int:
    grid = wanted.copy()
    for closed in tables.rooms[room].unavailable:
        _mark(grid, closed, False)
    return int(grid.sum())


def _measure(time: Time) -> int:
    return time.days.bit_count() * time.weeks.bit_count() * time.length


def _blank(tables: OptionTables) -> Grid:
    problem = tables.problem
    return np.zeros((problem.weeks, problem.days, problem.slots_per_day), dtype=np.bool_)


def _mark(grid: Grid, time: Time, value: bool) -> None:
    weeks = [week for week in range(grid.shape[0]) if time.weeks >> week & 1]
    days = [day for day in range(grid.shape[1]) if time.days >> day & 1]
    grid[np.ix_(weeks, days, range(time.start, min(time.end, grid.shape[2])))] = value
