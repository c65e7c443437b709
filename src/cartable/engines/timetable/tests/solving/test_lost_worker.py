"""A real worker killed in the middle of a computation: another one goes on from what it had."""

from __future__ import annotations

import signal

import pytest

from cartable.engines.timetable.api import start_solving
from cartable.engines.timetable.demo import NOW, make_imported_term
from cartable.engines.timetable.models import Solution, SolveCheckpoint
from cartable.kernel.jobs import request_stop
from cartable.kernel.jobs.tests.conftest import committed, wait_until, worker

__all__ = ["committed", "worker"]


@pytest.mark.slow
def test_a_killed_worker_loses_at_most_a_few_seconds_of_search(worker):
    run = start_solving(term=make_imported_term(), actor="demo", now=NOW, time_limit=600, workers=2)
    first = worker()
    wait_until(lambda: SolveCheckpoint.objects.filter(run=run).exists(), 180)
    first.send_signal(signal.SIGKILL)
    assert first.wait(20) == -signal.SIGKILL
    elapsed = SolveCheckpoint.objects.get(run=run).elapsed
    assert elapsed >= 15

    worker()
    wait_until(lambda: run.job.refresh_from_db() or run.job.attempt == 2, 60)
    wait_until(lambda: run.refresh_from_db() or run.curve[-1][0] > elapsed + 1, 180)
    request_stop(run.job)
    wait_until(lambda: run.job.refresh_from_db() or not run.job.is_active, 60)
    run.refresh_from_db()
    assert (run.job.state, run.job.losses, run.stopped) == ("stopped", 1, "interrupted")
    assert (run.solution.is_feasible, run.solution.total_cost) == (True, 15)
    assert [point[0] for point in run.curve] == sorted(point[0] for point in run.curve)
    assert Solution.objects.count() == 1
    assert not SolveCheckpoint.objects.exists()
