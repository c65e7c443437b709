"""What a run hands over on its way, for whoever wants to go on from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cartable_timetable.check import check
from cartable_timetable.model import Problem
from cartable_timetable.result import Progress
from cartable_timetable.solver import budget, solve


def test_the_best_timetable_is_handed_over_on_the_way(
    puzzle: Callable[..., Problem], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "_KEEP_EVERY", 0.0)
    problem = puzzle(3)
    heard: list[Progress] = []
    solve(problem, time_limit=300, max_iterations=20_000, on_progress=heard.append)
    kept = [progress for progress in heard if progress.best is not None]
    assert kept
    last = kept[-1]
    assert last.best is not None
    report = check(problem, last.best)
    assert (report.feasible, report.cost) == (last.feasible, last.cost)


def test_nothing_is_handed_over_in_the_first_seconds(puzzle: Callable[..., Problem]) -> None:
    heard: list[Progress] = []
    solve(puzzle(3), time_limit=300, max_iterations=2_000, on_progress=heard.append)
    assert [progress.best for progress in heard if progress.elapsed < 15] == [
        None for progress in heard if progress.elapsed < 15
    ]
