"""What the kernels keep up to date must equal what a full recomputation, and the verifier, find."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from cartable_timetable.check import check
from cartable_timetable.model import Problem
from cartable_timetable.solver.audit import Auditor
from cartable_timetable.solver.budget import Budget
from cartable_timetable.solver.compile import compile_problem
from cartable_timetable.solver.extract import load_start, to_solution
from cartable_timetable.solver.search import Search
from cartable_timetable.solver.state import empty_state


@pytest.mark.parametrize("seed", range(1, 7))
def test_incremental_sums_equal_full_recomputation_and_verifier(puzzle: Callable[..., Problem], seed: int) -> None:
    problem = puzzle(seed)
    compiled = compile_problem(problem)
    search = Search(compiled, Budget(600.0, 40_000, None), seed, None)
    for temperature in (1000.0, 50.0, 5.0, 0.5):
        search.class_chunk(temperature * search.scale)
        search.student_chunk(temperature * search.scale, 1.0)
        kept = search.state.totals.tolist()
        conflicts = search.state.conflict.copy()
        soft, broken = search.auditor.run(search.tables, search.state)
        assert kept[:2] == [soft, broken]
        assert int(conflicts.sum()) == 2 * kept[2]
        report = check(problem, to_solution(compiled, search.state))
        assert report.cost.student == kept[2]
        assert report.weighted.total == soft
        assert report.feasible == (broken == 0)


@pytest.mark.parametrize("seed", [11, 12])
def test_a_solution_read_back_gives_the_same_state(puzzle: Callable[..., Problem], seed: int) -> None:
    problem = puzzle(seed)
    compiled = compile_problem(problem)
    search = Search(compiled, Budget(600.0, 3_000, None), seed, None)
    search.class_chunk(search.scale)
    search.student_chunk(search.scale, 1.0)
    soft, broken = search.auditor.run(search.tables, search.state)
    again = empty_state(compiled.tables, 1)
    load_start(compiled, again, to_solution(compiled, search.state))
    assert np.array_equal(again.place, search.state.place)
    assert np.array_equal(again.slot, search.state.slot)
    assert again.group_raw.tolist() == search.state.group_raw.tolist()
    assert again.conflict.tolist() == search.state.conflict.tolist()
    assert Auditor(compiled.tables).run(compiled.tables, again) == (soft, broken)


def test_the_best_is_restored_exactly(puzzle: Callable[..., Problem]) -> None:
    search = Search(compile_problem(puzzle(21)), Budget(600.0, 20_000, None), 1, None)
    search.class_chunk(search.scale)
    search.student_chunk(search.scale, 1.0)
    search.observe()
    best = search.snapshot.soft, search.snapshot.broken
    search.class_chunk(1000 * search.scale)
    search.student_chunk(1000 * search.scale, 1.0)
    search.snapshot.restore(search.tables, search.state)
    assert search.auditor.run(search.tables, search.state) == best
    assert int(search.state.totals[2]) == search.snapshot.conflicts
