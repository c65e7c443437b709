"""Asking for a job, once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from cartable.kernel.jobs import (
    Job,
    JobAlreadyRunning,
    JobNotRestartable,
    UnknownJob,
    request_stop,
    restart,
    run_now,
    start,
)
from cartable.kernel.jobs.queries import find_active_job
from cartable.kernel.tests.rows import make_account


def begin(**options):
    return start("trial.add", **{"actor": "test", "title": "Add", "a": 1, "b": 2, **options})


def waiting_in_queue(job: Job) -> int:
    return ProcrastinateJob.objects.filter(id=job.queue_number, status="todo").count()


@pytest.mark.django_db
def test_a_job_waits_in_the_queue():
    account = make_account("elodie")
    job = begin(actor=account)
    kept = Job.objects.get()
    assert (kept.uuid, kept.state, kept.title, kept.arguments) == (job.uuid, "waiting", "Add", {"a": 1, "b": 2})
    assert (kept.actor, kept.who) == (account, str(getattr(account, "uuid", account)))
    assert waiting_in_queue(kept) == 1


def test_a_rolled_back_transaction_leaves_no_job(committed):
    with transaction.atomic():
        begin()
        transaction.set_rollback(True)
    assert (Job.objects.count(), ProcrastinateJob.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_an_unknown_job_is_refused():
    with pytest.raises(UnknownJob, match=r"no job is named 'trial\.ad'; known: .*trial\.add"):
        start("trial.ad", actor=None, title="x")
    assert Job.objects.count() == 0


@pytest.mark.django_db
def test_arguments_that_are_not_json_are_refused():
    with pytest.raises(TypeError, match="not JSON serializable"):
        begin(a=object())
    assert Job.objects.count() == 0


@pytest.mark.django_db
def test_one_job_a_lock_until_it_ends():
    first = begin(lock="term:1", title="Timetable of autumn")
    begin(lock="term:2")
    begin()
    begin()
    with pytest.raises(JobAlreadyRunning) as refused:
        begin(lock="term:1")
    assert refused.value.job == first == find_active_job("term:1")
    assert "Timetable of autumn" in str(refused.value)
    run_now(first)
    assert find_active_job("term:1") is None
    assert begin(lock="term:1").state == "waiting"


def test_two_who_ask_at_the_same_time_get_one_job(committed):
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def ask() -> None:
        together.wait()
        try:
            with transaction.atomic():
                begin(lock="once")
            outcomes.append("started")
        except JobAlreadyRunning:
            outcomes.append("refused")
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(outcomes) == ["refused", "started"]
    assert Job.objects.count() == ProcrastinateJob.objects.count() == 1


@pytest.mark.django_db
def test_a_waiting_job_stops_at_once():
    job = request_stop(begin(lock="a"))
    assert (job.state, job.finished_at is not None) == ("stopped", True)
    assert run_now(job).state == "stopped"
    begin(lock="a")


@pytest.mark.django_db
def test_a_failed_job_starts_again_and_its_first_message_is_void():
    job = start("trial.fail", actor=None, title="x", lock="a")
    with pytest.raises(RuntimeError):
        run_now(job)
    again = restart(Job.objects.get())
    assert (again.state, again.round, again.error, again.progress, again.finished_at) == ("waiting", 2, "", None, None)
    assert waiting_in_queue(again) == 1
    assert run_now(job).state == "waiting"  # ``job`` is the first round, which is over
    with pytest.raises(RuntimeError):
        run_now(again)
    assert Job.objects.get().state == "failed"


@pytest.mark.django_db
def test_what_has_not_failed_is_not_started_again():
    done = run_now(begin())
    with pytest.raises(JobNotRestartable):
        restart(done)
    with pytest.raises(JobNotRestartable):
        restart(begin())


@pytest.mark.django_db
def test_starting_again_respects_the_lock():
    first = request_stop(begin(lock="a"))
    begin(lock="a", title="the other")
    with pytest.raises(JobAlreadyRunning, match="the other"):
        restart(first)
    first.refresh_from_db()
    assert (first.state, first.round) == ("stopped", 1)
