"""Rules that look at a whole set of classes at once: MaxDays, MaxDayLoad, MaxBreaks, MaxBlock."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cartable_timetable.model import Problem
from cartable_timetable.solver.arrays import Groups
from cartable_timetable.solver.rules import GROUP_KINDS


def compile_groups(problem: Problem, class_index: Mapping[str, int]) -> Groups:
    """Rows (kind, first argument, second argument, constraint, hard, penalty), members, and the rules of a class."""
    rows: list[tuple[int, ...]] = []
    member_ptr, member = [0], []
    of: list[list[int]] = [[] for _ in class_index]
    for number, item in enumerate(problem.distributions):
        if item.kind not in GROUP_KINDS or not (item.required or item.penalty):
            continue
        first, second = (*item.arguments, 0, 0)[:2]
        penalty = 0 if item.required else item.penalty
        for name in item.classes:
            of[class_index[name]].append(len(rows))
            member.append(class_index[name])
        member_ptr.append(len(member))
        rows.append((GROUP_KINDS[item.kind], first, second, number, int(item.required), penalty))
    return Groups(
        np.array(rows, dtype=np.int64).reshape(-1, 6),
        np.array(member_ptr, dtype=np.int32),
        np.array(member, dtype=np.int32),
        np.cumsum([0] + [len(part) for part in of]).astype(np.int32),
        np.array([g for part in of for g in part], dtype=np.int32),
        problem.weeks,
        problem.days,
        problem.weights.distribution,
    )
