"""Rooms in a placing model: closed times, and one class at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from cartable_timetable.distributions.meeting import overlap
from cartable_timetable.explaining.contradictions.literals import Guards, Literals
from cartable_timetable.model import Time

Use = tuple[str, int, int]
"""A class, one of its times, and the room among its rooms."""


def add_closure(literals: Literals, room: str, closed: Time, guards: Guards) -> None:
    """No class in the room at a time that overlaps the closure."""
    for name, i, j in _list_uses(literals, room):
        if overlap(closed, literals.tables.times[name][i]):
            literals.exclude([literals.times[name][i], *guards], [literals.rooms[name][j]])


def add_exclusion(literals: Literals, room: str, guards: Guards) -> None:
    """At most one class in the room at any moment."""
    uses = list(_list_uses(literals, room))
    if len({name for name, _, _ in uses}) < 2:
        return
    times = [literals.tables.times[name][i] for name, i, _ in uses]
    for held in list_crowds(times):
        if len({uses[k][0] for k in held}) > 1:
            together = [literals.together(*uses[k]) for k in held]
            if guards:
                literals.model.add(sum(together) <= 1).only_enforce_if(*guards)
            else:
                literals.model.add_at_most_one(together)


def _list_uses(literals: Literals, room: str) -> Iterator[Use]:
    tables = literals.tables
    for name in literals.times:
        if room in tables.rooms_of[name]:
            j = tables.rooms_of[name].index(room)
            yield from ((name, i, j) for i in range(len(tables.times[name])))


def list_crowds(times: Sequence[Time]) -> list[list[int]]:
    """Positions of the times that meet at once, for every moment when one of them begins; each crowd once."""
    start = np.array([time.start for time in times])
    end = np.array([time.end for time in times])
    crowds: dict[tuple[int, ...], None] = {}
    for on in _list_days(times):
        for moment in np.unique(start[on]):
            held = np.flatnonzero(on & (start <= moment) & (end > moment))
            if len(held) > 1:
                crowds[tuple(held.tolist())] = None
    return [list(crowd) for crowd in crowds]


def _list_days(times: Sequence[Time]) -> list[np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """For each day of each week, which times meet on it; days of the same times once."""
    found: dict[bytes, np.ndarray[tuple[int], np.dtype[np.bool_]]] = {}
    weeks = max((time.weeks.bit_length() for time in times), default=0)
    days = max((time.days.bit_length() for time in times), default=0)
    for week in range(weeks):
        for day in range(days):
            on = np.array([time.weeks >> week & 1 and time.days >> day & 1 for time in times], dtype=np.bool_)
            if on.any():
                found.setdefault(on.tobytes(), on)
    return list(found.values())
