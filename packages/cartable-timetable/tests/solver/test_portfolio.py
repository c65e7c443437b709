"""Several processes: the best of their results, and no process left behind."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable

from cartable_timetable.check import check
from cartable_timetable.model import Problem
from cartable_timetable.result import Progress
from cartable_timetable.solver import solve
from cartable_timetable.solver.portfolio import Job, send


def test_two_workers_give_the_better_of_two_runs(puzzle: Callable[..., Problem]) -> None:
    problem = puzzle(3)
    heard: list[Progress] = []
    result = solve(problem, time_limit=300, max_iterations=20_000, workers=2, on_progress=heard.append)
    assert result.solution is not None
    report = check(problem, result.solution)
    assert (result.feasible, result.cost) == (report.feasible, report.cost)
    assert result.iterations == 40_000
    alone = solve(problem, time_limit=300, max_iterations=20_000)
    assert alone.cost is not None
    assert result.cost is not None
    assert (result.violations, result.cost.total) <= (alone.violations, alone.cost.total)
    assert heard


def test_a_child_ends_when_its_parent_goes(campus: Callable[..., Problem]) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "cartable_timetable.solver.child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdin is not None
    assert child.stdout is not None
    threading.Thread(target=child.stdout.read, daemon=True).start()
    send(child.stdin, Job(campus(300, 10), time.time() + 300.0, 1, None, None, 0.6))
    child.stdin.close()
    assert child.wait(timeout=120) == 1
