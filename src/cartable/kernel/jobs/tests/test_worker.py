"""Real worker processes: killed, told to go, and several kinds of work at once."""

from __future__ import annotations

import signal

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from cartable.kernel.files import StoredFile
from cartable.kernel.jobs import Job, request_stop, run_worker, start
from cartable.kernel.jobs.queries import list_lines, list_points
from cartable.kernel.jobs.recovery import recover_lost_jobs
from cartable.kernel.jobs.tests.conftest import wait_until
from cartable.kernel.jobs.tests.samples import PARTS
from cartable.kernel.outbox.models import OutboxEvent


def state_of(job: Job) -> str:
    job.refresh_from_db()
    return job.state


def test_a_worker_killed_in_the_middle_loses_nothing(worker, reached):
    job = start("trial.parts", actor="test", title="Parts", name="part", reached=str(reached), stuck_at=4)
    first = worker()
    wait_until(reached.exists)
    first.send_signal(signal.SIGKILL)
    assert first.wait(20) == -signal.SIGKILL
    assert state_of(job) == "running"

    worker()
    wait_until(lambda: state_of(job) not in ("running", "waiting"))
    assert (job.state, job.attempt, job.losses, job.error) == ("succeeded", 2, 1, "")
    made = {file.name: file.media_type for file in StoredFile.objects.all()}
    # The part that was being made when the worker died was rolled back, and made by the second one.
    assert made == {f"part {n}": "1" if n < 4 else "2" for n in range(PARTS)}
    assert [line.text for line in list_lines(job)] == ["all parts are there"]
    assert list_points(job, "parts")[-1] == [PARTS - 1, (PARTS - 1) ** 2]
    wait_until(lambda: not ProcrastinateJob.objects.filter(id=job.queue_number).exists())
    assert recover_lost_jobs(0) == []


def test_a_worker_told_to_go_gives_its_job_back(worker, reached):
    job = start("trial.until_stopped", actor="test", title="Long", reached=str(reached))
    first = worker()
    wait_until(reached.exists)
    first.send_signal(signal.SIGTERM)
    assert first.wait(30) == 0
    assert (state_of(job), job.losses, job.message) == ("waiting", 0, "still here")

    reached.unlink()
    second = worker()
    wait_until(reached.exists)
    request_stop(job)
    wait_until(lambda: state_of(job) == "stopped")
    assert (job.attempt, job.losses, job.detail) == (2, 0, {"kept": True})
    second.send_signal(signal.SIGTERM)
    assert second.wait(30) == 0


def test_a_long_job_does_not_hold_back_events(worker, reached):
    from django.db import transaction

    from cartable.kernel.outbox import emit
    from cartable.kernel.outbox.tests.samples import trial

    job = start("trial.until_stopped", actor="test", title="Long", reached=str(reached))
    worker()
    wait_until(reached.exists)
    with transaction.atomic():
        emit(trial(1))
    wait_until(lambda: OutboxEvent.objects.filter(delivered_at__isnull=False).exists())
    assert state_of(job) == "running"
    request_stop(job)
    wait_until(lambda: state_of(job) == "stopped")


def test_draining_does_all_that_waits_and_returns(committed):
    from cartable.kernel.jobs.tests import samples

    assert samples.add
    jobs = [start("trial.add", actor=None, title=str(n), a=n, b=n) for n in range(5)]
    failing = start("trial.fail", actor=None, title="x")
    run_worker(concurrency=3, drain=True)
    assert [(state_of(job), job.detail["sum"]) for job in jobs] == [("succeeded", 2 * n) for n in range(5)]
    assert state_of(failing) == "failed"
    assert not ProcrastinateJob.objects.exists()


def test_no_worker_without_a_slot():
    with pytest.raises(ValueError, match="at least one job at a time, not 0"):
        run_worker(concurrency=0)
