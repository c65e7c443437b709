"""The nightly sweep: what is old goes, what serves stays, and the queue knows when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from procrastinate.contrib.django import app

from cartable.kernel.jobs import Job
from cartable.kernel.jobs.models import JobLine
from cartable.kernel.jobs.nightly import JOBS_KEPT, forget_ended_jobs

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def make_job(title: str, finished_at: datetime | None) -> Job:
    state = "running" if finished_at is None else "succeeded"
    job = Job.objects.create(
        name="trial", title=title, state=state, created_at=NOW - timedelta(days=900), finished_at=finished_at
    )
    JobLine.objects.create(job=job, at=NOW, attempt=1, level="info", text="said")
    return job


def test_jobs_that_ended_long_ago_go_with_their_log() -> None:
    make_job("old", NOW - JOBS_KEPT - timedelta(seconds=1))
    make_job("young", NOW - JOBS_KEPT)
    make_job("running", None)
    assert forget_ended_jobs(JOBS_KEPT, clock=lambda: NOW) == 1
    assert sorted(Job.objects.values_list("title", flat=True)) == ["running", "young"]
    assert JobLine.objects.count() == 2


def test_the_queue_knows_each_sweep_and_its_hour() -> None:
    known = {periodic.task.name: periodic.cron for periodic in app.periodic_registry.periodic_tasks.values()}
    swept = ("events", "jobs", "files", "sessions")  # engines have nights of their own
    assert [known[f"cartable.nightly.{name}"] for name in swept] == [
        "7 3 * * *",
        "17 3 * * *",
        "27 3 * * *",
        "37 3 * * *",
    ]


def test_each_sweep_runs() -> None:
    for name in ("events", "jobs", "files", "sessions"):
        app.tasks[f"cartable.nightly.{name}"].func(timestamp=0)
