"""A job run by a command beside workers: done once, by whoever came first, and by a worker when the command dies."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from cartable.kernel.jobs import Job, JobFailed, here, request_stop, run_now, run_worker, start
from cartable.kernel.jobs.running import take
from cartable.kernel.jobs.tests.conftest import wait_until


def state_of(job: Job) -> str:
    job.refresh_from_db()
    return str(job.state)


def test_a_worker_leaves_alone_what_runs_here(committed, reached, monkeypatch):
    monkeypatch.setattr(here, "RENEW_SECONDS", 0.05)
    job = start("trial.until_stopped", actor="test", title="Long", reached=str(reached))
    ended: list[Job] = []

    def run() -> None:
        try:
            ended.append(run_now(job))
        finally:
            connection.close()

    runner = threading.Thread(target=run)
    runner.start()
    wait_until(reached.exists)
    run_worker(drain=True)
    assert (state_of(job), job.attempt) == ("running", 1)
    request_stop(job)
    runner.join(30)
    assert [(one.state, one.attempt, one.losses) for one in ended] == [("stopped", 1, 0)]
    # What comes round by itself may have been put in the queue at the turn of the minute.
    assert not ProcrastinateJob.objects.filter(pk=job.queue_number).exists()


def test_what_a_worker_has_taken_is_waited_for(worker, reached):
    job = start("trial.until_stopped", actor="test", title="Long", reached=str(reached))
    worker()
    wait_until(reached.exists)
    threading.Timer(0.3, lambda: (request_stop(job), connection.close())).start()
    ended = run_now(job)
    assert (ended.state, ended.attempt, ended.detail) == ("stopped", 1, {"kept": True})


def test_the_failure_of_a_worker_is_told_here(committed):
    job = start("trial.fail", actor="test", title="x")
    with connection.cursor() as cursor:  # a worker has it, and fails while this process waits
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job.queue_number])
    Job.objects.filter(pk=job.pk).update(state=Job.State.FAILED, error="no luck")
    with pytest.raises(JobFailed, match="no luck"):
        run_now(job)


def test_a_worker_goes_on_when_the_command_died(committed, monkeypatch):
    job = start("trial.add", actor="test", title="Sum", a=2, b=3)
    monkeypatch.setattr(here, "LEASE_SECONDS", 0.0)
    monkeypatch.setattr(here, "execute", lambda uuid, turn, **_: _die(uuid, turn))
    with pytest.raises(KeyboardInterrupt):
        run_now(job)
    assert (state_of(job), job.attempt) == ("running", 1)
    run_worker(drain=True)
    assert (state_of(job), job.attempt, job.losses, job.detail["sum"]) == ("succeeded", 2, 1, 5)


def _die(uuid: str, turn: int) -> None:
    take(uuid, turn)
    raise KeyboardInterrupt
