"""Pairwise rules as rows by class, without the doubles that many overlapping sets of classes bring."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cartable_timetable.model import DistributionKind as Kind
from cartable_timetable.model import Problem
from cartable_timetable.solver import relations
from cartable_timetable.solver.arrays import I32, Bools, Pairs, Ties
from cartable_timetable.solver.rules import GAP, GROUP_KINDS, RELATION, TRAVEL, pair_rule

CLASS, OTHER, RULE, ARGUMENT, CONSTRAINT, HARD, COST, TIE = range(8)
"""Columns while compiling; the kernels see all but the first."""


def compile_pairs(problem: Problem, class_index: Mapping[str, int]) -> Pairs:
    """Rows for both classes of every pair; hard rows first, so that a hopeless move is recognised early."""
    blocks = [np.zeros((0, 8), dtype=np.int32)]
    for number, item in enumerate(problem.distributions):
        if item.kind in GROUP_KINDS:
            continue
        members = np.array([class_index[name] for name in item.classes], dtype=np.int32)
        cost = 0 if item.required else item.penalty * problem.weights.distribution
        if item.required or cost:
            blocks += _both_ways(members, item.kind, item.arguments, number, item.required, cost)
    rows = _without_doubles(np.concatenate(blocks))
    rows = rows[np.lexsort((rows[:, OTHER], -rows[:, HARD], rows[:, CLASS]))]
    counts = np.bincount(rows[:, CLASS], minlength=len(class_index))
    ptr = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    return Pairs(ptr, np.ascontiguousarray(rows[:, 1:]), len(problem.distributions))


def _both_ways(members: I32, kind: Kind, arguments: tuple[int, ...], number: int, hard: bool, cost: int) -> list[I32]:
    first, second = np.triu_indices(len(members), 1)
    rule, argument, tie = pair_rule(kind, arguments)
    back = relations.FOLLOWS if kind is Kind.PRECEDENCE else argument
    tie = tie if hard else 0
    blocks = []
    for a, b, value in ((first, second, argument), (second, first, back)):
        block = np.empty((len(a), 8), dtype=np.int32)
        block[:, CLASS], block[:, OTHER] = members[a], members[b]
        block[:, RULE:] = (rule, value, number, int(hard), cost, tie)
        blocks.append(block)
    return blocks


def _without_doubles(rows: I32) -> I32:
    """Keep one row of several that say the same, and drop no-overlap where shared attendees imply it."""
    hard = rows[:, HARD] == 1
    firm, soft = rows[hard], rows[~hard]
    _, kept = np.unique(firm[:, [CLASS, OTHER, RULE, ARGUMENT]], axis=0, return_index=True)
    firm = firm[np.sort(kept)]
    scale = int(rows[:, :2].max(initial=0)) + 1
    key = firm[:, CLASS].astype(np.int64) * scale + firm[:, OTHER]
    implied = (firm[:, RULE] == GAP) & (firm[:, ARGUMENT] <= 0) & np.isin(key, key[firm[:, RULE] == TRAVEL])
    return np.concatenate((firm[~implied], _summed(soft)))


def _summed(soft: I32) -> I32:
    """One row for all the desired rules that say the same, with their costs together."""
    _, first, which = np.unique(soft[:, [CLASS, OTHER, RULE, ARGUMENT]], axis=0, return_index=True, return_inverse=True)
    summed = soft[first]
    summed[:, COST] = np.bincount(which.ravel(), soft[:, COST], len(first))
    return summed


def is_time_rule(rows: I32) -> Bools:
    """Which kernel rows depend on times alone, so that they can prune times."""
    found: Bools = (rows[:, HARD - 1] == 1) & ((rows[:, RULE - 1] == RELATION) | (rows[:, RULE - 1] == GAP))
    return found


def compile_ties(pairs: Pairs) -> Ties:
    """The rows of tying rules by class."""
    owner = np.repeat(np.arange(len(pairs.ptr) - 1), np.diff(pairs.ptr))
    tied = pairs.rows[:, TIE - 1] > 0
    counts = np.bincount(owner[tied], minlength=len(pairs.ptr) - 1)
    return Ties(np.append(0, np.cumsum(counts)).astype(np.int32), np.ascontiguousarray(pairs.rows[tied]))
