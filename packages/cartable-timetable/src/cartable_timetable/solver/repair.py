"""Mends the last broken rules: the classes in trouble and those in their way are placed anew by CP-SAT, exactly."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from cartable_timetable.solver.arrays import F64, I32, State, Tables
from cartable_timetable.solver.repair_model import RepairModel, as_members

_SIZES = (20, 45, 80, 130)


def repair(
    tables: Tables, state: State, trouble: I32, seconds: Callable[[], float], *, counted: bool, seed: int
) -> dict[int, tuple[int, int]]:
    """New (time row, room row) for some classes that keep every hard rule; empty when none was found.

    Neighbourhoods grow until one has a solution or ``seconds()`` says that time is up.
    """
    rng = np.random.default_rng(seed)
    for size in _SIZES:
        if seconds() <= 0.2:
            break
        members = choose_members(tables, state, trouble, max(size, len(trouble)), rng)
        model = RepairModel(tables, state, as_members(members))
        if not model.build():
            continue
        status, chosen = model.solve(max(0.2, 0.6 * seconds()), counted=counted, seed=seed)
        if status == "solved":
            return chosen
        if status == "unknown" or len(members) < size:
            break
    return {}


def choose_members(tables: Tables, state: State, trouble: I32, size: int, rng: np.random.Generator) -> I32:
    """The classes in trouble and those most in their way, at most one of any hard rule over a set."""
    score = rng.random(len(state.pick)) * 0.5
    wave = trouble
    for _ in range(3):
        for c in wave.tolist():
            _score_obstacles(tables, state, c, score)
        wave = np.argsort(-score, kind="stable")[: size // 2].astype(np.int32)
    score[trouble] = np.inf
    barred: set[int] = set()
    members: list[int] = []
    freedom = np.diff(tables.choices.t_ptr) * np.maximum(1, np.diff(tables.choices.r_ptr))
    for c in np.argsort(-score, kind="stable").tolist():
        if len(members) >= size or score[c] < 1:
            break
        groups = tables.groups.of[tables.groups.of_ptr[c] : tables.groups.of_ptr[c + 1]]
        hard = {int(g) for g in groups if tables.groups.rows[g, 4]}
        if freedom[c] < 2 or hard & barred:
            continue
        barred |= hard
        members.append(c)
    return np.array(members, dtype=np.int32)


def _score_obstacles(tables: Tables, state: State, c: int, score: F64) -> None:
    """A point to each class that holds a room at a time that ``c`` could take, and to its partners in hard rules."""
    choices = tables.choices
    t_ids = choices.t_id[choices.t_ptr[c] : choices.t_ptr[c + 1]]
    for r in choices.r_id[choices.r_ptr[c] : choices.r_ptr[c + 1]].tolist():
        there = state.hall[state.hall_ptr[r] : state.hall_ptr[r] + state.hall_n[r]]
        overlaps = (tables.times.gap[np.ix_(state.place[there, 0], t_ids)] < 0).mean(axis=1)
        score[there] += overlaps
    rows = tables.pairs.rows[tables.pairs.ptr[c] : tables.pairs.ptr[c + 1]]
    firm = rows[rows[:, 4] == 1]
    np.add.at(score, firm[:, 0], 0.3 + (firm[:, 6] > 0))
