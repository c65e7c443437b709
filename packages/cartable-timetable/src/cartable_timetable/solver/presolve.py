"""Removes the options that no timetable can use: closed rooms, and times without support (arc consistency, AC-3)."""

from __future__ import annotations

from collections import deque

import numpy as np

from cartable_timetable.solver.arrays import I32, I64, Bools, Choices, Pairs, Rooms, Times
from cartable_timetable.solver.compile_pairs import is_time_rule
from cartable_timetable.solver.rules import RELATION, TRAVEL

_REVISION_LIMIT = 60_000
_FEW = 4
"""Rules of gaps prune only against a class with so few times: more alternatives always leave one."""


def prune(choices: Choices, times: Times, rooms: Rooms, pairs: Pairs) -> Choices:
    """``choices`` without the hopeless ones. A class about to lose everything keeps all: the search will tell."""
    count = len(choices.t_ptr) - 1
    t_rows = [np.arange(choices.t_ptr[c], choices.t_ptr[c + 1]) for c in range(count)]
    r_rows = [np.arange(choices.r_ptr[c], choices.r_ptr[c + 1]) for c in range(count)]
    for c in range(count):
        t_rows[c], r_rows[c] = _open_options(choices, rooms, t_rows[c], r_rows[c])
    _support(choices, times, pairs, t_rows)
    t_all, r_all = np.concatenate([*t_rows, []]).astype(int), np.concatenate([*r_rows, []]).astype(int)
    return Choices(
        np.cumsum([0] + [len(part) for part in t_rows]).astype(np.int32),
        choices.t_id[t_all],
        choices.t_cost[t_all],
        np.cumsum([0] + [len(part) for part in r_rows]).astype(np.int32),
        choices.r_id[r_all],
        choices.r_cost[r_all],
    )


def _open_options(choices: Choices, rooms: Rooms, t_rows: I64, r_rows: I64) -> tuple[I64, I64]:
    if not len(r_rows):
        return t_rows, r_rows
    free = ~rooms.closed[np.ix_(choices.r_id[r_rows], choices.t_id[t_rows])]
    if not free.any():
        return t_rows, r_rows
    return t_rows[free.any(axis=0)], r_rows[free.any(axis=1)]


def _support(choices: Choices, times: Times, pairs: Pairs, t_rows: list[I64]) -> None:
    """Drop times that no time of a rule's other class goes with, until nothing changes."""
    arcs: list[I32] = []
    for c in range(len(t_rows)):
        rows = pairs.rows[pairs.ptr[c] : pairs.ptr[c + 1]]
        arcs.append(rows[is_time_rule(rows) | ((rows[:, 4] == 1) & (rows[:, 1] == TRAVEL))])
    queue = deque(c for c in range(len(t_rows)) if len(arcs[c]))
    queued = set(queue)
    for _ in range(_REVISION_LIMIT):
        if not queue:
            return
        other = queue.popleft()
        queued.discard(other)
        changed = _revise_around(other, choices, times, arcs[other], t_rows)
        for c in changed:
            if c not in queued:
                queue.append(c)
                queued.add(c)


def _revise_around(other: int, choices: Choices, times: Times, arcs: I32, t_rows: list[I64]) -> list[int]:
    """Revise every class with a rule towards ``other``; returns those that lost times."""
    changed = []
    theirs = choices.t_id[t_rows[other]]
    for c, rule, argument, *_ in arcs.tolist():
        if rule != RELATION and len(theirs) > _FEW:
            continue
        mine = choices.t_id[t_rows[c]]
        kept = _compatible(rule, argument, times, theirs, mine).any(axis=0)
        if kept.any() and not kept.all():
            t_rows[c] = t_rows[c][kept]
            changed.append(c)
    return changed


def _compatible(rule: int, argument: int, times: Times, a: I32, b: I32) -> Bools:
    """Which times of ``b`` (columns) go with which of ``a`` (rows): rows are seen from the class that has ``a``."""
    cells = np.ix_(a, b)
    if rule == RELATION:
        related: Bools = (times.relation[cells] & argument) != 0
        return related
    spaced: Bools = times.gap[cells] >= argument
    return spaced
