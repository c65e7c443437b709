"""How a job goes and ends."""

from __future__ import annotations

import pytest
from django.db import transaction

from cartable.kernel.audit import history_of
from cartable.kernel.files import StoredFile
from cartable.kernel.jobs import Job, job, request_stop, run_now, start
from cartable.kernel.jobs.context import JobContext
from cartable.kernel.jobs.handlers import get_handler
from cartable.kernel.jobs.leaving import JobTakenOver, Leaving, WorkerLeaving
from cartable.kernel.jobs.models import JobLine
from cartable.kernel.jobs.queries import list_lines, list_points
from cartable.kernel.jobs.running import MAX_LOSSES, execute, take
from cartable.kernel.jobs.writer import JobWriter, present_connection, separate_connection

pytestmark = pytest.mark.django_db


def begin(name: str = "trial.add", **arguments) -> Job:
    if name == "trial.add":
        arguments = {"a": 1, "b": 2, **arguments}
    return start(name, actor="test", title="A trial", **arguments)


def test_success():
    done = run_now(begin())
    assert (done.state, done.progress, done.message, done.error) == ("succeeded", 1.0, "half", "")
    assert done.detail == {"seen": 1, "sum": 3}
    assert done.started_at <= done.finished_at
    assert [line.text for line in list_lines(done)] == ["adding"]
    assert not done.is_active


def test_a_failure_says_why_and_keeps_its_traceback_apart():
    work = begin("trial.fail")
    with pytest.raises(RuntimeError, match="no luck"):
        run_now(work)
    work.refresh_from_db()
    assert (work.state, work.finished_at is not None) == ("failed", True)
    assert "RuntimeError" in work.error
    assert "no luck" in work.error
    assert "Traceback" not in work.error
    (line,) = list_lines(work)
    assert line.level == JobLine.Level.ERROR
    assert "raise RuntimeError" in line.text
    assert not StoredFile.objects.exists()


def test_a_problem_is_told_in_full():
    work = begin("trial.refuse")
    with pytest.raises(Exception, match="The file is empty"):
        run_now(work)
    work.refresh_from_db()
    assert "people.csv" in work.error
    assert "Export it again." in work.error


def test_what_a_job_writes_is_recorded_under_who_asked():
    @job("trial.writes")
    def writes(ctx):
        StoredFile.objects.create(name="x", media_type="x", size=0, sha256="0", stored_at=ctx.job.created_at)

    work = begin("trial.writes")
    run_now(work)
    change = history_of(StoredFile.objects.get())[0]
    assert (change.actor, change.reason, change.more) == ("test", "A trial", {"job": str(work.uuid)})


def test_a_job_that_has_ended_is_not_run_again():
    work = begin()
    run_now(work)
    assert execute(work.uuid, work.round, connect=present_connection) is None
    work.refresh_from_db()
    assert work.attempt == 1


def test_a_stop_asked_while_it_runs_is_seen():
    @job("trial.asks_itself")
    def asks_itself(ctx):
        assert not ctx.is_stop_requested()
        request_stop(ctx.job)
        ctx.flush()
        assert ctx.is_stop_requested()
        return {"kept": 1}

    stopped = run_now(begin("trial.asks_itself"))
    assert (stopped.state, stopped.detail) == ("stopped", {"kept": 1})


def test_a_stop_that_comes_too_late_changes_nothing():
    @job("trial.deaf")
    def deaf(ctx):
        request_stop(ctx.job)

    assert run_now(begin("trial.deaf")).state == "succeeded"


def test_check_stop_ends_the_job():
    @job("trial.checks")
    def checks(ctx):
        request_stop(ctx.job)
        ctx.flush()
        ctx.check_stop()
        raise AssertionError("not reached")

    assert run_now(begin("trial.checks")).state == "stopped"


def test_one_believed_dead_can_write_no_more():
    work = begin()
    with present_connection() as database:
        first = take(work.uuid, 1)
        old = JobContext(first, JobWriter(first, database))
        second = take(work.uuid, 1)
        with pytest.raises(JobTakenOver):
            old.progress(0.9)
        JobContext(second, JobWriter(second, database)).progress(0.1)
    work.refresh_from_db()
    assert (work.attempt, work.losses, work.progress) == (2, 1, 0.1)


def test_a_job_that_kills_its_workers_is_given_up():
    work = begin()
    for _ in range(MAX_LOSSES):
        assert take(work.uuid, 1) is not None
    assert execute(work.uuid, 1, connect=present_connection) is None
    work.refresh_from_db()
    assert (work.state, work.losses, work.attempt) == ("failed", MAX_LOSSES, MAX_LOSSES + 1)
    assert str(MAX_LOSSES) in work.error


def test_when_the_worker_goes_the_job_waits_again_without_a_loss(committed):
    leaving = Leaving()

    @job("trial.goes")
    def goes(ctx):
        ctx.progress(0.5, "half")
        leaving.ask(0)
        try:
            ctx.point("curve", 1, 2)
        except Exception:
            raise AssertionError("a handler's except Exception must not keep it") from None

    work = begin("trial.goes")
    with pytest.raises(WorkerLeaving):
        execute(work.uuid, 1, leaving=leaving, connect=present_connection)
    work.refresh_from_db()
    assert (work.state, work.progress, work.message, work.finished_at) == ("waiting", 0.5, "half", None)
    assert take(work.uuid, 1).losses == 0


def test_a_curve_goes_on_where_the_lost_worker_left_it():
    work = begin()
    with present_connection() as database:
        for points in ([(0, 9), (1, 8)], [(2, 7)]):
            mine = take(work.uuid, 1)
            ctx = JobContext(mine, JobWriter(mine, database))
            for x, y in points:
                ctx.point("cost", x, y)
            ctx.flush()
    assert list_points(work, "cost") == [[0, 9], [1, 8], [2, 7]]
    assert list_points(work, "other") == []


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_progress_beyond_its_bounds_is_refused(wrong):
    work = take(begin().uuid, 1)
    with present_connection() as database, pytest.raises(ValueError, match="from 0 to 1"):
        JobContext(work, JobWriter(work, database)).progress(wrong)


def test_many_calls_make_few_writes(django_assert_max_num_queries):
    work = take(begin().uuid, 1)
    with present_connection() as database, django_assert_max_num_queries(200):
        ctx = JobContext(work, JobWriter(work, database))
        for number in range(20_000):
            ctx.progress(number / 20_000)


def test_a_name_is_declared_once():
    def another(ctx):
        """Not the first."""

    with pytest.raises(ValueError, match="declared twice"):
        job("trial.add")(another)
    assert job("trial.add")(get_handler("trial.add").run)


def test_progress_is_seen_while_the_job_holds_a_transaction(committed):
    work = take(begin().uuid, 1)
    with separate_connection() as database, transaction.atomic():
        StoredFile.objects.create(name="x", media_type="x", size=0, sha256="0", stored_at=work.created_at)
        JobContext(work, JobWriter(work, database)).progress(0.5)
        transaction.set_rollback(True)
    work.refresh_from_db()
    assert work.progress == 0.5
    assert not StoredFile.objects.exists()
